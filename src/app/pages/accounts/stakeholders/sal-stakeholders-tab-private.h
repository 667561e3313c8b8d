/* sal-stakeholders-tab-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record-table.h"
#include "sal-stakeholder-adder.h"
#include "sal-stakeholder-inspector.h"
#include "sal-stakeholder-view.h"
#include "sal-stakeholders-tab.h"
#include "sal-store-reading.h"

G_BEGIN_DECLS

struct _SalStakeholdersTab
{
  SalAccountTab parent_instance;

  SalStore *store; /* NULL once the page is gone */
  SalStakeholderMap *map;
  SalStoreReading *reading;
  gint64 awaited;        /* id of a stakeholder to be chosen when it is there */
  GArray *gaps;          /* of SalStakeholderGap, as the rows of the list */
  SalRecordTable *table; /* (nullable): made when first shown */

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkWidget *add_all_button;
  GtkMenuButton *empty_add_button;
  GtkMenuButton *add_button;
  SalStakeholderAdder *empty_adder;
  SalStakeholderAdder *adder;
  AdwViewStack *views;
  AdwBin *table_bin;
  GtkToggleButton *table_button;
  GtkLabel *line_label;
  AdwFlap *flap;
  SalStakeholderView *view;
  GtkWidget *gaps_label;
  GtkListBox *gaps_list;
  SalStakeholderInspector *inspector;
};

void sal_stakeholders_tab_bind_leaving (SalPageClass *page_class, GtkWidgetClass *widget_class);
void sal_stakeholders_tab_load (SalStakeholdersTab *self);
void sal_stakeholders_tab_update_actions (SalStakeholdersTab *self);
void sal_stakeholders_tab_export_action (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_stakeholders_tab_bind_actions (GtkWidgetClass *widget_class);

G_END_DECLS
