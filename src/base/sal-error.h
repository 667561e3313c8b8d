/* sal-error.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SalError:
 * @SAL_ERROR_SYNTAX: text could not be read; the message says at which position and what was
 * expected
 * @SAL_ERROR_VALUE: a value is not of the expected kind or out of its bounds
 * @SAL_ERROR_OVERFLOW: exact arithmetic would not fit
 * @SAL_ERROR_FILE: a file's contents are not what they should be
 *
 * Errors of the base layer.
 */
typedef enum
{
  SAL_ERROR_SYNTAX,
  SAL_ERROR_VALUE,
  SAL_ERROR_OVERFLOW,
  SAL_ERROR_FILE,
} SalError;

#define SAL_ERROR (sal_error_quark ())

GQuark sal_error_quark (void);

G_END_DECLS
