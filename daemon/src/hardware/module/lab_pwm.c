// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Four PWM channels. The file pwm_channels has a line for each: period and pulse in nanoseconds,
 * "normal" or "inversed", "on" or "off", and how often the channel was set since the board is there.
 */
#include <linux/module.h>
#include <linux/pwm.h>

#include "lab.h"

#define CHANNELS 4

static struct pwm_state states[CHANNELS];
static unsigned int applied[CHANNELS];

static int lab_apply(struct pwm_chip *chip, struct pwm_device *pwm, const struct pwm_state *state)
{
	states[pwm->hwpwm] = *state;
	applied[pwm->hwpwm]++;
	return 0;
}

static const struct pwm_ops lab_pwm_ops = { .apply = lab_apply };

static ssize_t pwm_channels_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	int i, length = 0;

	for (i = 0; i < CHANNELS; i++)
		length += sysfs_emit_at(buf, length, "%llu %llu %s %s %u\n", states[i].period,
					states[i].duty_cycle,
					states[i].polarity == PWM_POLARITY_NORMAL ? "normal" : "inversed",
					states[i].enabled ? "on" : "off", applied[i]);
	return length;
}
static DEVICE_ATTR_RO(pwm_channels);

static struct attribute *lab_pwm_attrs[] = { &dev_attr_pwm_channels.attr, NULL };

static const struct attribute_group lab_pwm_group = {
	.attrs = lab_pwm_attrs,
};

int lab_pwm_add(struct device *board)
{
	struct pwm_chip *chip = devm_pwmchip_alloc(board, CHANNELS, 0);
	int err;

	if (IS_ERR(chip))
		return PTR_ERR(chip);
	chip->ops = &lab_pwm_ops;
	err = devm_device_add_group(board, &lab_pwm_group);
	return err ?: devm_pwmchip_add(board, chip);
}
