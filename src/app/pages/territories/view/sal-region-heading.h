/* sal-region-heading.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A region above its territories: its name, what they have together, and their index. Signal:
 * edit. */
#define SAL_TYPE_REGION_HEADING (sal_region_heading_get_type ())
G_DECLARE_FINAL_TYPE (SalRegionHeading, sal_region_heading, SAL, REGION_HEADING, AdwBin)

GtkWidget *sal_region_heading_new (gint64 region); /* 0: of territories without one */
gint64 sal_region_heading_get_region (SalRegionHeading *self);
/* @index: NAN for none; @editable: whether the region can be changed. */
void sal_region_heading_update (
    SalRegionHeading *self, const char *name, const char *sum, double index, gboolean editable);

G_END_DECLS
