// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * An I2C adapter that speaks I2C_RDWR, unlike i2c-stub, and its chips, whose addresses the parameter
 * "chips" of the module gives. Each chip is 1024 bytes and has a folder i2c/0xNN:
 *
 *   registers       the bytes
 *   pointer_bytes   how many bytes of a write say where it begins (0 to 2). With 0 a read always
 *                   begins at the start and a write changes nothing
 *   width           bytes that one step of the pointer means
 *   written         the last write, pointer included, in hexadecimal
 *   transfers       how often the chip was addressed since this was set to 0
 *   fault           the errno that the chip causes instead of answering; 0 is none
 *   delay_us        how long the chip stretches the clock before it answers
 *   hang            1: it stretches the clock until the adapter loses patience
 *
 * i2c/bus is the number of the adapter, i2c/timeout_ms its patience, i2c/retries what it was told.
 */
#include <linux/delay.h>
#include <linux/errno.h>
#include <linux/i2c.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>

#include "lab.h"

#define MOST_CHIPS 16
#define SIZE 1024
#define LONGEST 64

struct lab_chip {
	struct kobject folder;
	u16 address;
	unsigned int pointer, pointer_bytes, width, transfers, fault, delay_us, hang;
	unsigned int written_length;
	u8 written[LONGEST];
	u8 registers[SIZE];
};

static ushort addresses[MOST_CHIPS] = { 0x48, 0x76 };
static int count = 2;
module_param_array_named(chips, addresses, ushort, &count, 0444);
MODULE_PARM_DESC(chips, "addresses of the chips on the I2C bus");

static struct lab_chip *chips[MOST_CHIPS];
static struct kobject *lab_folder;
static DEFINE_MUTEX(lab_i2c_lock);

static struct lab_chip *chip_at(u16 address)
{
	int i;

	for (i = 0; i < count; i++)
		if (chips[i]->address == address)
			return chips[i];
	return NULL;
}

static void chip_write(struct lab_chip *chip, const u8 *bytes, unsigned int length)
{
	unsigned int i, place = 0;

	chip->written_length = min(length, LONGEST);
	memcpy(chip->written, bytes, chip->written_length);
	if (!chip->pointer_bytes || length < chip->pointer_bytes)
		return;
	for (i = 0; i < chip->pointer_bytes; i++)
		place = place << 8 | bytes[i];
	chip->pointer = place * chip->width % SIZE;
	for (place = chip->pointer; i < length; i++, place = (place + 1) % SIZE)
		chip->registers[place] = bytes[i];
}

static void chip_read(struct lab_chip *chip, u8 *bytes, unsigned int length)
{
	unsigned int i, place = chip->pointer_bytes ? chip->pointer : 0;

	for (i = 0; i < length; i++, place = (place + 1) % SIZE)
		bytes[i] = chip->registers[place];
}

/* Whether the chip answers its address, and when. */
static int chip_answers(struct i2c_adapter *bus, struct lab_chip *chip)
{
	chip->transfers++;
	if (chip->hang) {
		schedule_timeout_uninterruptible(bus->timeout);
		return -ETIMEDOUT;
	}
	if (chip->delay_us)
		usleep_range(chip->delay_us, chip->delay_us + 10);
	return -(int)chip->fault;
}

static int lab_transfer(struct i2c_adapter *bus, struct i2c_msg *messages, int number)
{
	struct lab_chip *chip, *last = NULL;
	int i, err;

	for (i = 0; i < number; i++) {
		struct i2c_msg *message = &messages[i];

		chip = chip_at(message->addr);
		if (!chip)
			return -ENXIO;
		if (chip != last) {
			err = chip_answers(bus, chip);
			if (err)
				return err;
			last = chip;
		}
		mutex_lock(&lab_i2c_lock);
		if (message->flags & I2C_M_RD)
			chip_read(chip, message->buf, message->len);
		else if (message->len)
			chip_write(chip, message->buf, message->len);
		mutex_unlock(&lab_i2c_lock);
	}
	return number;
}

static u32 lab_functionality(struct i2c_adapter *bus)
{
	return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm lab_algorithm = {
	.master_xfer = lab_transfer,
	.functionality = lab_functionality,
};

static struct i2c_adapter lab_bus = {
	.owner = THIS_MODULE,
	.algo = &lab_algorithm,
	.name = "taktlab",
};

struct chip_attribute {
	struct attribute attr;
	size_t offset;
	unsigned int most;
};

#define CHIP_NUMBER(field, greatest)						\
	static struct chip_attribute chip_##field = {				\
		.attr = { .name = #field, .mode = 0644 },			\
		.offset = offsetof(struct lab_chip, field),			\
		.most = greatest,						\
	}

CHIP_NUMBER(pointer_bytes, 2);
CHIP_NUMBER(width, 16);
CHIP_NUMBER(transfers, UINT_MAX);
CHIP_NUMBER(fault, MAX_ERRNO);
CHIP_NUMBER(delay_us, 10000000);
CHIP_NUMBER(hang, 1);

static struct attribute chip_written = { .name = "written", .mode = 0444 };

static struct attribute *chip_attrs[] = {
	&chip_pointer_bytes.attr, &chip_width.attr, &chip_transfers.attr, &chip_fault.attr,
	&chip_delay_us.attr, &chip_hang.attr, &chip_written, NULL
};

static unsigned int *number_of(struct kobject *folder, struct attribute *attr)
{
	struct lab_chip *chip = container_of(folder, struct lab_chip, folder);

	return (void *)chip + container_of(attr, struct chip_attribute, attr)->offset;
}

static ssize_t chip_show(struct kobject *folder, struct attribute *attr, char *buf)
{
	struct lab_chip *chip = container_of(folder, struct lab_chip, folder);
	ssize_t length;

	if (attr != &chip_written)
		return sysfs_emit(buf, "%u\n", *number_of(folder, attr));
	mutex_lock(&lab_i2c_lock);
	length = sysfs_emit(buf, "%*phN\n", chip->written_length, chip->written);
	mutex_unlock(&lab_i2c_lock);
	return length;
}

static ssize_t chip_store(struct kobject *folder, struct attribute *attr, const char *buf,
			  size_t length)
{
	unsigned int value;
	int err = kstrtouint(buf, 0, &value);

	if (err)
		return err;
	if (value > container_of(attr, struct chip_attribute, attr)->most)
		return -EINVAL;
	*number_of(folder, attr) = value;
	return length;
}

static ssize_t registers_read(struct file *file, struct kobject *folder,
			      struct bin_attribute *attr, char *buf, loff_t offset, size_t length)
{
	mutex_lock(&lab_i2c_lock);
	memcpy(buf, container_of(folder, struct lab_chip, folder)->registers + offset, length);
	mutex_unlock(&lab_i2c_lock);
	return length;
}

static ssize_t registers_write(struct file *file, struct kobject *folder,
			       struct bin_attribute *attr, char *buf, loff_t offset, size_t length)
{
	mutex_lock(&lab_i2c_lock);
	memcpy(container_of(folder, struct lab_chip, folder)->registers + offset, buf, length);
	mutex_unlock(&lab_i2c_lock);
	return length;
}
static BIN_ATTR_RW(registers, SIZE);

static struct bin_attribute *chip_bin_attrs[] = { &bin_attr_registers, NULL };

static const struct attribute_group chip_group = {
	.attrs = chip_attrs,
	.bin_attrs = chip_bin_attrs,
};

static const struct attribute_group *chip_groups[] = { &chip_group, NULL };

static const struct sysfs_ops chip_ops = { .show = chip_show, .store = chip_store };

static void chip_release(struct kobject *folder)
{
	kfree(container_of(folder, struct lab_chip, folder));
}

static const struct kobj_type chip_type = {
	.sysfs_ops = &chip_ops,
	.default_groups = chip_groups,
	.release = chip_release,
};

static ssize_t bus_show(struct kobject *folder, struct kobj_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%d\n", lab_bus.nr);
}

static ssize_t timeout_ms_show(struct kobject *folder, struct kobj_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%u\n", jiffies_to_msecs(lab_bus.timeout));
}

static ssize_t retries_show(struct kobject *folder, struct kobj_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%d\n", lab_bus.retries);
}

static struct kobj_attribute bus_attr = __ATTR_RO(bus);
static struct kobj_attribute timeout_ms_attr = __ATTR_RO(timeout_ms);
static struct kobj_attribute retries_attr = __ATTR_RO(retries);

static const struct attribute *bus_attrs[] = {
	&bus_attr.attr, &timeout_ms_attr.attr, &retries_attr.attr, NULL
};

static void remove_chips(void)
{
	int i;

	for (i = 0; i < count && chips[i]; i++) {
		kobject_put(&chips[i]->folder);
		chips[i] = NULL;
	}
	kobject_put(lab_folder);
}

int lab_i2c_add(struct device *board)
{
	int i, err;

	lab_folder = kobject_create_and_add("i2c", &board->kobj);
	if (!lab_folder)
		return -ENOMEM;
	for (i = 0; i < count; i++) {
		chips[i] = kzalloc(sizeof(*chips[i]), GFP_KERNEL);
		err = -ENOMEM;
		if (!chips[i])
			goto failed;
		chips[i]->address = addresses[i];
		chips[i]->pointer_bytes = 1;
		chips[i]->width = 1;
		err = kobject_init_and_add(&chips[i]->folder, &chip_type, lab_folder, "0x%02x",
					   addresses[i]);
		if (err)
			goto failed;
	}
	err = sysfs_create_files(lab_folder, bus_attrs);
	if (err)
		goto failed;
	lab_bus.dev.parent = board;
	err = i2c_add_adapter(&lab_bus);
	if (!err)
		return 0;
failed:
	remove_chips();
	return err;
}

void lab_i2c_remove(struct device *board)
{
	i2c_del_adapter(&lab_bus);
	remove_chips();
}
