package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrnoTest {
    @ParameterizedTest
    @CsvSource({
        "1, EPERM",
        "4, EINTR",
        "12, ENOMEM",
        "13, EACCES",
        "22, EINVAL",
        "28, ENOSPC",
        "34, ERANGE",
        "38, ENOSYS",
        "40, ELOOP",
        "95, EOPNOTSUPP",
        "110, ETIMEDOUT",
        "121, EREMOTEIO",
        "0, errno 0",
        "-1, errno -1",
        "4711, errno 4711"
    })
    void namesErrorsAsTheKernelDoes(int errno, String name) {
        assertEquals(name, Errno.name(errno));
    }
}
