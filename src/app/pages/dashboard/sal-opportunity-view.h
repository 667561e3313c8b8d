/* sal-opportunity-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* One opportunity: its fields, and how it came to stand as it does, event by event. Follows
 * changes. */
#define SAL_TYPE_OPPORTUNITY_VIEW (sal_opportunity_view_get_type ())
G_DECLARE_FINAL_TYPE (SalOpportunityView, sal_opportunity_view, SAL, OPPORTUNITY_VIEW, AdwBin)

GtkWidget *sal_opportunity_view_new (SalWorkspace *workspace);
void sal_opportunity_view_show (SalOpportunityView *self, gint64 id);
const char *
sal_opportunity_view_get_title (SalOpportunityView *self); /* property title; "" while loading */

G_END_DECLS
