/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * A board of simulated devices for the hardware tests: whatever a controller does to a device can
 * be read back, and whatever the world does to a device can be written, below
 * /sys/devices/platform/taktlab:
 *
 *   lines/         32 lines that count system calls and remember every level that was driven
 *   i2c/           the I2C adapter, with a folder of its own for each chip
 *   pwm_channels   the state of four channels
 *   spi/           a bus with two devices: chip select 0 echoes, chip select 1 answers what it is told to
 */
#ifndef TAKT_LAB_H
#define TAKT_LAB_H

#include <linux/device.h>

int lab_gpio_add(struct device *board);

int lab_i2c_add(struct device *board);
void lab_i2c_remove(struct device *board);

int lab_pwm_add(struct device *board);

int lab_spi_add(struct device *board);
void lab_spi_remove(struct device *board);

#endif
