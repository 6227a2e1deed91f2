// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A GPIO chip of 32 lines, labelled taktlab. Unlike gpio-sim it tells how it was driven:
 *
 *   reads, writes   calls that read or drove lines since they were last set to 0; a call may concern
 *                   any number of lines
 *   inputs          levels of the lines that are not driven, in hexadecimal, line 0 lowest
 *   outputs         levels of the lines that are driven
 *   driven          which lines those are
 *   history         one line for each time that lines were driven: "first LINE LEVEL" when it became
 *                   an output, "set MASK LEVELS" from then on; emptied by writing to it
 */
#include <linux/bitmap.h>
#include <linux/gpio/driver.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

#include "lab.h"

#define LINES 32
#define EVENTS 256

struct lab_event {
	bool first;
	u32 lines;
	u32 levels;
};

struct lab_gpio {
	struct gpio_chip chip;
	spinlock_t lock;
	u32 inputs, outputs, driven;
	unsigned int reads, writes, events;
	struct lab_event history[EVENTS];
};

/* There is one board. */
static struct lab_gpio *lab;

static void remember(bool first, u32 lines, u32 levels)
{
	if (lab->events < EVENTS)
		lab->history[lab->events++] = (struct lab_event){ first, lines, levels };
}

static u32 levels_now(void)
{
	return (lab->outputs & lab->driven) | (lab->inputs & ~lab->driven);
}

static int lab_get_multiple(struct gpio_chip *chip, unsigned long *mask, unsigned long *bits)
{
	unsigned long flags;

	spin_lock_irqsave(&lab->lock, flags);
	lab->reads++;
	*bits = (*bits & ~*mask) | (levels_now() & *mask);
	spin_unlock_irqrestore(&lab->lock, flags);
	return 0;
}

static int lab_get(struct gpio_chip *chip, unsigned int line)
{
	unsigned long mask = BIT(line), bits = 0;

	lab_get_multiple(chip, &mask, &bits);
	return !!bits;
}

static void lab_set_multiple(struct gpio_chip *chip, unsigned long *mask, unsigned long *bits)
{
	unsigned long flags;

	spin_lock_irqsave(&lab->lock, flags);
	lab->writes++;
	lab->outputs = (lab->outputs & ~*mask) | (*bits & *mask);
	remember(false, *mask, *bits & *mask);
	spin_unlock_irqrestore(&lab->lock, flags);
}

static void lab_set(struct gpio_chip *chip, unsigned int line, int level)
{
	unsigned long mask = BIT(line), bits = level ? BIT(line) : 0;

	lab_set_multiple(chip, &mask, &bits);
}

static int lab_output(struct gpio_chip *chip, unsigned int line, int level)
{
	unsigned long flags;

	spin_lock_irqsave(&lab->lock, flags);
	lab->outputs = (lab->outputs & ~BIT(line)) | (level ? BIT(line) : 0);
	lab->driven |= BIT(line);
	remember(true, line, !!level);
	spin_unlock_irqrestore(&lab->lock, flags);
	return 0;
}

static int lab_input(struct gpio_chip *chip, unsigned int line)
{
	unsigned long flags;

	spin_lock_irqsave(&lab->lock, flags);
	lab->driven &= ~BIT(line);
	spin_unlock_irqrestore(&lab->lock, flags);
	return 0;
}

static int lab_direction(struct gpio_chip *chip, unsigned int line)
{
	return lab->driven & BIT(line) ? GPIO_LINE_DIRECTION_OUT : GPIO_LINE_DIRECTION_IN;
}

#define COUNTER(name)								\
	static ssize_t name##_show(struct device *dev, struct device_attribute *attr, char *buf) \
	{									\
		return sysfs_emit(buf, "%u\n", READ_ONCE(lab->name));		\
	}									\
	static ssize_t name##_store(struct device *dev, struct device_attribute *attr,	\
				    const char *buf, size_t count)		\
	{									\
		int err = kstrtouint(buf, 0, &lab->name);			\
										\
		return err ?: count;						\
	}									\
	static DEVICE_ATTR_RW(name)

COUNTER(reads);
COUNTER(writes);

static ssize_t inputs_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%08x\n", lab->inputs);
}

static ssize_t inputs_store(struct device *dev, struct device_attribute *attr, const char *buf,
			    size_t count)
{
	int err = kstrtou32(buf, 16, &lab->inputs);

	return err ?: count;
}

static ssize_t outputs_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%08x\n", lab->outputs & lab->driven);
}

static ssize_t driven_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%08x\n", lab->driven);
}

static ssize_t history_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	unsigned long flags;
	unsigned int i;
	int length = 0;

	spin_lock_irqsave(&lab->lock, flags);
	for (i = 0; i < lab->events; i++) {
		const struct lab_event *event = &lab->history[i];

		length += event->first ?
			sysfs_emit_at(buf, length, "first %u %u\n", event->lines, event->levels) :
			sysfs_emit_at(buf, length, "set %x %x\n", event->lines, event->levels);
	}
	spin_unlock_irqrestore(&lab->lock, flags);
	return length;
}

static ssize_t history_store(struct device *dev, struct device_attribute *attr, const char *buf,
			     size_t count)
{
	unsigned long flags;

	spin_lock_irqsave(&lab->lock, flags);
	lab->events = 0;
	spin_unlock_irqrestore(&lab->lock, flags);
	return count;
}

static DEVICE_ATTR_RW(inputs);
static DEVICE_ATTR_RO(outputs);
static DEVICE_ATTR_RO(driven);
static DEVICE_ATTR_RW(history);

static struct attribute *lab_gpio_attrs[] = {
	&dev_attr_reads.attr, &dev_attr_writes.attr, &dev_attr_inputs.attr,
	&dev_attr_outputs.attr, &dev_attr_driven.attr, &dev_attr_history.attr, NULL
};

/* A kernel with the old files of GPIO lines makes a folder "gpio" itself. */
static const struct attribute_group lab_gpio_group = {
	.name = "lines",
	.attrs = lab_gpio_attrs,
};

int lab_gpio_add(struct device *board)
{
	int err;

	lab = devm_kzalloc(board, sizeof(*lab), GFP_KERNEL);
	if (!lab)
		return -ENOMEM;
	spin_lock_init(&lab->lock);
	lab->chip = (struct gpio_chip){
		.label = "taktlab",
		.parent = board,
		.owner = THIS_MODULE,
		.base = -1,
		.ngpio = LINES,
		.get = lab_get,
		.set = lab_set,
		.get_multiple = lab_get_multiple,
		.set_multiple = lab_set_multiple,
		.direction_input = lab_input,
		.direction_output = lab_output,
		.get_direction = lab_direction,
	};
	err = devm_device_add_group(board, &lab_gpio_group);
	return err ?: devm_gpiochip_add_data(board, &lab->chip, lab);
}
