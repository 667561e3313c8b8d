/* sal-exchange-error.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SalExchangeError:
 * @SAL_EXCHANGE_ERROR_FORMAT: a file is not what its name or kind promises; the message says where
 * @SAL_EXCHANGE_ERROR_MAPPING: a mapping is wrong or does not fit the file or the kind; the message
 * says at which place of the mapping
 * @SAL_EXCHANGE_ERROR_ROWS: rows were refused and the import was to stop at the first; the message
 * names them
 * @SAL_EXCHANGE_ERROR_COORDINATES: a file does not say what its coordinates are, and they are not
 * degrees
 *
 * Errors of the exchange layer.
 */
typedef enum
{
  SAL_EXCHANGE_ERROR_FORMAT,
  SAL_EXCHANGE_ERROR_MAPPING,
  SAL_EXCHANGE_ERROR_ROWS,
  SAL_EXCHANGE_ERROR_COORDINATES,
} SalExchangeError;

#define SAL_EXCHANGE_ERROR (sal_exchange_error_quark ())

GQuark sal_exchange_error_quark (void);

G_END_DECLS
