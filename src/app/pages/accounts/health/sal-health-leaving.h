/* sal-health-leaving.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* Asks what is to become of something that was entered and cannot be stored. @task: (transfer
 * full): returns whether the page may be left. @commit stores what can be, @revert gives up the
 * rest. */
void sal_health_leave (SalPage *page,
                       GTask *task,
                       gboolean (*commit) (SalPage *page),
                       void (*revert) (SalPage *page));

G_END_DECLS
