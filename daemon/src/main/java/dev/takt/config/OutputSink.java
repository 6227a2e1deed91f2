package dev.takt.config;

/** Where the value of an output goes. */
public sealed interface OutputSink
        permits GpioOutput, PwmOutput, DeviceOutput, I2cOutput, SpiOutput, FileOutput {}
