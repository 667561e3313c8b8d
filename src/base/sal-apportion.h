/* sal-apportion.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "sal-rational.h"

G_BEGIN_DECLS

/* Whole shares of a whole amount, such as money in minor units, that sum to it. */
gboolean sal_apportion (gint64 amount, const SalRational *weights, gsize n, gint64 *shares);
gboolean sal_apportion_integers (gint64 amount, const gint64 *weights, gsize n, gint64 *shares);

G_END_DECLS
