/* sal-exchange-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exchange-error.h"

G_DEFINE_QUARK (sal - exchange - error, sal_exchange_error)
