// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * An SPI bus with two devices of spidev:
 *
 *   chip select 0   a wire from output to input: it reads what it is sent
 *   chip select 1   answers the bytes of the file spi/reply, and then zeros
 *
 *   spi/sent        what the last transfer sent, in hexadecimal
 *   spi/transfers   how many there were since it was set to 0
 *   spi/delay_us    how long each takes on top
 */
#include <linux/delay.h>
#include <linux/module.h>
#include <linux/spi/spi.h>

#include "lab.h"

#define LONGEST 256

static struct spi_controller *lab_bus;
static u8 reply[LONGEST], sent[LONGEST];
static unsigned int sent_length, transfers, delay_us;
static DEFINE_MUTEX(lab_spi_lock);

static int lab_transfer(struct spi_controller *bus, struct spi_device *device,
			struct spi_transfer *transfer)
{
	unsigned int length = min_t(unsigned int, transfer->len, LONGEST);

	if (delay_us)
		usleep_range(delay_us, delay_us + 10);
	mutex_lock(&lab_spi_lock);
	transfers++;
	sent_length = transfer->tx_buf ? length : 0;
	memcpy(sent, transfer->tx_buf, sent_length);
	if (transfer->rx_buf) {
		memset(transfer->rx_buf, 0, transfer->len);
		if (spi_get_chipselect(device, 0) == 1)
			memcpy(transfer->rx_buf, reply, length);
		else if (transfer->tx_buf)
			memcpy(transfer->rx_buf, transfer->tx_buf, transfer->len);
	}
	mutex_unlock(&lab_spi_lock);
	return 0;
}

#define NUMBER(name)								\
	static ssize_t name##_show(struct device *dev, struct device_attribute *attr, char *buf) \
	{									\
		return sysfs_emit(buf, "%u\n", name);				\
	}									\
	static ssize_t name##_store(struct device *dev, struct device_attribute *attr,	\
				    const char *buf, size_t count)		\
	{									\
		int err = kstrtouint(buf, 0, &name);				\
										\
		return err ?: count;						\
	}									\
	static DEVICE_ATTR_RW(name)

NUMBER(transfers);
NUMBER(delay_us);

static ssize_t sent_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	ssize_t length;

	mutex_lock(&lab_spi_lock);
	length = sysfs_emit(buf, "%*phN\n", min(sent_length, 64U), sent);
	mutex_unlock(&lab_spi_lock);
	return length;
}
static DEVICE_ATTR_RO(sent);

static ssize_t reply_write(struct file *file, struct kobject *kobj, struct bin_attribute *attr,
			   char *buf, loff_t offset, size_t count)
{
	mutex_lock(&lab_spi_lock);
	memcpy(reply + offset, buf, count);
	mutex_unlock(&lab_spi_lock);
	return count;
}
static BIN_ATTR_WO(reply, LONGEST);

static struct attribute *lab_spi_attrs[] = {
	&dev_attr_transfers.attr, &dev_attr_delay_us.attr, &dev_attr_sent.attr, NULL
};

static struct bin_attribute *lab_spi_bin_attrs[] = { &bin_attr_reply, NULL };

static const struct attribute_group lab_spi_group = {
	.name = "spi",
	.attrs = lab_spi_attrs,
	.bin_attrs = lab_spi_bin_attrs,
};

int lab_spi_add(struct device *board)
{
	/* The name is one that spidev takes. */
	struct spi_board_info info = { .modalias = "dh2228fv", .max_speed_hz = 20000000 };
	int err;

	lab_bus = spi_alloc_host(board, 0);
	if (!lab_bus)
		return -ENOMEM;
	lab_bus->bus_num = 0;
	lab_bus->num_chipselect = 2;
	lab_bus->mode_bits = SPI_CPOL | SPI_CPHA | SPI_CS_HIGH | SPI_LSB_FIRST;
	lab_bus->bits_per_word_mask = SPI_BPW_MASK(8);
	lab_bus->transfer_one = lab_transfer;
	err = devm_device_add_group(board, &lab_spi_group);
	if (!err)
		err = spi_register_controller(lab_bus);
	if (err) {
		spi_controller_put(lab_bus);
		return err;
	}
	for (info.chip_select = 0; info.chip_select < lab_bus->num_chipselect; info.chip_select++) {
		if (!spi_new_device(lab_bus, &info)) {
			spi_unregister_controller(lab_bus);
			return -ENODEV;
		}
	}
	return 0;
}

void lab_spi_remove(struct device *board)
{
	spi_unregister_controller(lab_bus);
}
