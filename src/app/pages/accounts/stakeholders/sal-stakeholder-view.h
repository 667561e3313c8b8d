/* sal-stakeholder-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-stakeholder-layout.h"

G_BEGIN_DECLS

/**
 * SalStakeholderLine:
 * @SAL_STAKEHOLDER_NO_LINE: no line is being drawn
 * @SAL_STAKEHOLDER_REPORTING: from somebody to whom they report to
 * @SAL_STAKEHOLDER_INFLUENCE: from whose word counts to who listens
 *
 * Which line is being drawn on the map.
 */
typedef enum
{
  SAL_STAKEHOLDER_NO_LINE,
  SAL_STAKEHOLDER_REPORTING,
  SAL_STAKEHOLDER_INFLUENCE,
} SalStakeholderLineKind;

/* Nobody. */
#define SAL_STAKEHOLDER_NOBODY G_MAXUINT

#define SAL_TYPE_STAKEHOLDER_VIEW (sal_stakeholder_view_get_type ())
G_DECLARE_FINAL_TYPE (SalStakeholderView, sal_stakeholder_view, SAL, STAKEHOLDER_VIEW, GtkWidget)

SalStakeholderMap *sal_stakeholder_view_get_map (SalStakeholderView *self);
void sal_stakeholder_view_set_map (SalStakeholderView *self, SalStakeholderMap *map);
guint sal_stakeholder_view_get_person (SalStakeholderView *self);
void sal_stakeholder_view_set_person (SalStakeholderView *self, guint person);
gboolean
sal_stakeholder_view_locate (SalStakeholderView *self, guint person, graphene_rect_t *bounds);
void sal_stakeholder_view_fit (SalStakeholderView *self);
void sal_stakeholder_view_zoom (SalStakeholderView *self, double factor);
SalStakeholderLineKind sal_stakeholder_view_get_line (SalStakeholderView *self);
void sal_stakeholder_view_begin_line (SalStakeholderView *self, SalStakeholderLineKind kind);
char *sal_stakeholder_view_describe_line (SalStakeholderView *self);
void sal_stakeholder_view_set_editable (SalStakeholderView *self, gboolean editable);
void sal_stakeholder_view_cancel (SalStakeholderView *self);

G_END_DECLS
