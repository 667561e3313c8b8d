/* sal-disputes-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-disputes-page-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"

G_DEFINE_FINAL_TYPE (SalDisputesPage, sal_disputes_page, SAL_TYPE_LIST_DETAIL_PAGE)

SalRecord *
sal_disputes_page_get_dispute (SalDisputesPage *self)
{
  return self->data != NULL ? sal_disputes_data_find_dispute (self->data, self->chosen) : NULL;
}

/* --- what shows --- */

static void
show_dispute (SalDisputesPage *self)
{
  SalRecord *dispute = sal_disputes_page_get_dispute (self);

  adw_view_stack_set_visible_child_name (self->content_stack, dispute != NULL ? "dispute" : "none");
  if (dispute != NULL)
    sal_dispute_view_show (
        self->view, sal_page_get_workspace (SAL_PAGE (self)), self->data, dispute);
}

static void
show_empty (SalDisputesPage *self)
{
  gboolean has_periods = self->data->periods->len > 0;

  adw_status_page_set_description (
      self->empty_page,
      has_periods
          ? _ ("A dispute says what is wrong with a payment, an earning or a credit. It has an "
               "owner "
               "and a day on which it is due; accepting it posts an adjustment, which the "
               "statement "
               "shows with its reason.")
          : _ ("What is paid can be disputed and adjusted once a first period is calculated. "
               "Accepting a dispute posts an adjustment, which the statement shows with its "
               "reason."));
  gtk_widget_set_visible (self->empty_buttons,
                          has_periods && !sal_store_is_read_only (self->store));
  sal_list_detail_page_show_empty (SAL_LIST_DETAIL_PAGE (self));
}

static void
show (SalDisputesPage *self)
{
  GPtrArray *disputes = self->data->disputes;

  if (disputes->len == 0 && self->data->adjustments->len == 0)
    {
      self->chosen = 0;
      show_empty (self);
    }
  else
    {
      if (sal_disputes_page_get_dispute (self) == NULL)
        self->chosen = disputes->len > 0 ? sal_record_get_id (disputes->pdata[0]) : 0;
      sal_disputes_page_fill_list (self);
      sal_disputes_page_fill_adjustments (self);
      show_dispute (self);
      sal_list_detail_page_show_content (SAL_LIST_DETAIL_PAGE (self));
    }
  sal_disputes_page_update_actions (self);
}

/**
 * sal_disputes_page_choose:
 * @self: the page
 * @id: the id of a dispute, which may not be read yet
 *
 * Shows a dispute.
 */
void
sal_disputes_page_choose (SalDisputesPage *self, gint64 id)
{
  self->chosen = id;
  sal_list_detail_page_show_detail (SAL_LIST_DETAIL_PAGE (self));
  if (sal_disputes_page_get_dispute (self) != NULL)
    show (self);
}

/* An adjustment leads to the dispute that it settles. */
static void
adjustment_activated_cb (SalDisputesPage *self)
{
  const SalPayAdjustment *one = sal_disputes_page_get_adjustment (self);

  if (one == NULL || one->dispute == 0 ||
      sal_disputes_data_find_dispute (self->data, one->dispute) == NULL)
    return;
  sal_disputes_page_choose (self, one->dispute);
}

static void
edited_cb (SalDisputesPage *self, SalRecord *dispute)
{
  sal_disputes_page_edit (self, dispute);
}

/* --- reading --- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalDisputesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalDisputesData) data = sal_disputes_data_load_finish (result, &error);

  self->n_loading--;
  if (self->store == NULL)
    return; /* the page is gone */
  if (data == NULL)
    {
      sal_list_detail_page_show_problem (SAL_LIST_DETAIL_PAGE (self), error);
      sal_disputes_page_update_actions (self);
    }
  else
    {
      sal_index_table_clear (self->adjustments);
      g_clear_pointer (&self->data, sal_disputes_data_free);
      self->data = g_steal_pointer (&data);
      show (self);
    }
  sal_page_set_busy (SAL_PAGE (self), self->n_loading > 0);
}

static void
load (SalDisputesPage *self)
{
  self->n_loading++;
  sal_page_set_busy (SAL_PAGE (self), TRUE);
  sal_disputes_data_load_async (
      sal_page_get_workspace (SAL_PAGE (self)), loaded_cb, g_object_ref (self));
}

/* --- the page --- */

static gboolean
sal_disputes_page_focus_search (SalPage *page)
{
  sal_list_detail_page_show_list (SAL_LIST_DETAIL_PAGE (page));

  return sal_item_list_focus_search (SAL_DISPUTES_PAGE (page)->list);
}

/* Without disputes and adjustments, that there are none. */
static const char *
sal_disputes_page_show_view (SalPage *page, guint index)
{
  static const char *const names[] = { "disputes", "dispute", "adjustments" };
  SalListDetailPage *self = SAL_LIST_DETAIL_PAGE (page);

  if (!sal_list_detail_page_has_content (self))
    return index == 0 ? "disputes" : NULL;
  if (index >= G_N_ELEMENTS (names))
    return NULL;
  if (index == 0)
    sal_list_detail_page_show_list (self);
  else if (index == 1)
    sal_list_detail_page_show_detail (self);
  else
    sal_list_detail_page_show_view (self, names[index]);

  return names[index];
}

static void
sal_disputes_page_constructed (GObject *object)
{
  SalDisputesPage *self = SAL_DISPUTES_PAGE (object);

  G_OBJECT_CLASS (sal_disputes_page_parent_class)->constructed (object);

  self->store =
      g_object_ref (sal_workspace_get_pay_store (sal_page_get_workspace (SAL_PAGE (self))));
  gtk_widget_set_visible (self->edit_box, !sal_store_is_read_only (self->store));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  sal_disputes_page_update_actions (self);
  load (self);
}

static void
sal_disputes_page_dispose (GObject *object)
{
  SalDisputesPage *self = SAL_DISPUTES_PAGE (object);

  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      sal_index_table_clear (self->adjustments);
    }
  g_clear_object (&self->store);
  g_clear_pointer (&self->data, sal_disputes_data_free);

  G_OBJECT_CLASS (sal_disputes_page_parent_class)->dispose (object);
}

static void
sal_disputes_page_class_init (SalDisputesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_disputes_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_disputes_page_dispose;
  page_class->focus_search = sal_disputes_page_focus_search;
  page_class->show_view = sal_disputes_page_show_view;

  g_type_ensure (SAL_TYPE_DISPUTE_VIEW);
  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  g_type_ensure (SAL_TYPE_ITEM_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-disputes-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalDisputesPage, name)
  BIND (empty_page);
  BIND (empty_buttons);
  BIND (edit_box);
  BIND (list);
  BIND (content_stack);
  BIND (view);
  BIND (adjustments);
  BIND (sort_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, sal_disputes_page_choose);
  gtk_widget_class_bind_template_callback (widget_class, adjustment_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_disputes_page_update_actions);
  sal_disputes_page_install_actions (widget_class);
}

static void
sal_disputes_page_init (SalDisputesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_disputes_page_init_adjustments (self);
}
