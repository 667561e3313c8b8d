/* sal-store-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-store-error.h"

G_DEFINE_QUARK (sal - store - error - quark, sal_store_error)
