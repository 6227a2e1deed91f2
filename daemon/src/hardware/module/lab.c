// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The board itself: one platform device that carries the parts. */
#include <linux/module.h>
#include <linux/platform_device.h>

#include "lab.h"

static int lab_probe(struct platform_device *pdev)
{
	struct device *board = &pdev->dev;
	int err;

	err = lab_gpio_add(board);
	if (err)
		return err;
	err = lab_pwm_add(board);
	if (err)
		return err;
	err = lab_i2c_add(board);
	if (err)
		return err;
	err = lab_spi_add(board);
	if (err)
		lab_i2c_remove(board);
	return err;
}

static void lab_remove(struct platform_device *pdev)
{
	lab_spi_remove(&pdev->dev);
	lab_i2c_remove(&pdev->dev);
}

static struct platform_driver lab_driver = {
	.driver = { .name = "taktlab" },
	.probe = lab_probe,
	.remove = lab_remove,
};

static struct platform_device *lab_board;

static int __init lab_init(void)
{
	int err = platform_driver_register(&lab_driver);

	if (err)
		return err;
	lab_board = platform_device_register_simple("taktlab", PLATFORM_DEVID_NONE, NULL, 0);
	if (IS_ERR(lab_board)) {
		platform_driver_unregister(&lab_driver);
		return PTR_ERR(lab_board);
	}
	return 0;
}

static void __exit lab_exit(void)
{
	platform_device_unregister(lab_board);
	platform_driver_unregister(&lab_driver);
}

module_init(lab_init);
module_exit(lab_exit);
MODULE_DESCRIPTION("Simulated GPIO, I2C, PWM and SPI devices for the hardware tests of Takt");
MODULE_LICENSE("Dual MIT/GPL");
