package dev.takt.config;

/** Where the samples of an input come from. */
public sealed interface InputSource
        permits GpioInput, CounterInput, DeviceInput, I2cInput, SpiInput, FileInput {}
