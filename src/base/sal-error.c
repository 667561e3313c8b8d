/* sal-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-error.h"

G_DEFINE_QUARK (sal - error - quark, sal_error)
