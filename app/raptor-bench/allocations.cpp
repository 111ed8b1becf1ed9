// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/allocations.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)

namespace Raptor::Bench {

qint64 allocationsOfThisThread()
{
    return -1;
}

} // namespace Raptor::Bench

#else

#include <cerrno>
#include <cstddef>

namespace {

// Of the program itself, so it lies in the static TLS block: reading it allocates nothing.
thread_local qint64 allocations = 0;

} // namespace

namespace Raptor::Bench {

qint64 allocationsOfThisThread()
{
    return allocations;
}

} // namespace Raptor::Bench

// The program's definitions win over those of glibc for all its libraries; the work is left to
// glibc, so free() needs no counterpart here.
extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier): the names of glibc
void *__libc_malloc(std::size_t size);
void *__libc_calloc(std::size_t count, std::size_t size);
void *__libc_realloc(void *block, std::size_t size);
void *__libc_memalign(std::size_t alignment, std::size_t size);
// NOLINTEND(bugprone-reserved-identifier)

Q_DECL_EXPORT void *malloc(std::size_t size)
{
    ++allocations;
    return __libc_malloc(size);
}

Q_DECL_EXPORT void *calloc(std::size_t count, std::size_t size)
{
    ++allocations;
    return __libc_calloc(count, size);
}

Q_DECL_EXPORT void *realloc(void *block, std::size_t size)
{
    ++allocations;
    return __libc_realloc(block, size);
}

Q_DECL_EXPORT void *aligned_alloc(std::size_t alignment, std::size_t size)
{
    ++allocations;
    return __libc_memalign(alignment, size);
}

Q_DECL_EXPORT int posix_memalign(void **block, std::size_t alignment, std::size_t size)
{
    ++allocations;
    *block = __libc_memalign(alignment, size);
    return *block != nullptr ? 0 : ENOMEM;
}

} // extern "C"

#endif
