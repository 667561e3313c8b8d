/* sal-disputes-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-dispute-view.h"
#include "sal-disputes-page.h"
#include "sal-index-table.h"
#include "sal-item-list.h"

G_BEGIN_DECLS

struct _SalDisputesPage
{
  SalListDetailPage parent_instance;

  SalStore *store;       /* of pay; NULL once the page is gone */
  SalDisputesData *data; /* (nullable): as it was read last */
  gint64 chosen;         /* id of the dispute that shows; 0: none */
  guint n_loading;

  AdwStatusPage *empty_page;
  GtkWidget *empty_buttons;
  GtkWidget *edit_box;
  SalItemList *list;
  AdwViewStack *content_stack;
  SalDisputeView *view;
  SalIndexTable *adjustments;
  GtkMenuButton *sort_button;
};

/* (nullable): the dispute that shows */
SalRecord *sal_disputes_page_get_dispute (SalDisputesPage *self);
void sal_disputes_page_choose (SalDisputesPage *self, gint64 id);
void sal_disputes_page_update_actions (SalDisputesPage *self);

/* sal-disputes-page-list.c */
void sal_disputes_page_fill_list (SalDisputesPage *self);

/* sal-disputes-page-adjustments.c */
void sal_disputes_page_init_adjustments (SalDisputesPage *self);
void sal_disputes_page_fill_adjustments (SalDisputesPage *self);
/* (nullable): the one that is chosen */
const SalPayAdjustment *sal_disputes_page_get_adjustment (SalDisputesPage *self);

/* sal-disputes-page-actions.c */
void sal_disputes_page_install_actions (GtkWidgetClass *widget_class);
void sal_disputes_page_edit (SalDisputesPage *self, SalRecord *dispute);

G_END_DECLS
