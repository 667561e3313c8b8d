/* sal-periods-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-periods-page-private.h"

#include <glib/gi18n.h>

#include "sal-kinds.h"
#include "sal-payout-period.h"
#include "sal-payout-run.h"
#include "sal-payout-totals.h"
#include "sal-payout-turn.h"

G_DEFINE_FINAL_TYPE (SalPeriodsPage, sal_periods_page, SAL_TYPE_LIST_DETAIL_PAGE)

SalRecord *
sal_periods_page_get_period (SalPeriodsPage *self)
{
  return self->periods != NULL && self->chosen != NULL
             ? sal_payout_periods_find (self->periods, self->chosen)
             : NULL;
}

char *
sal_periods_page_name_period (SalPeriodsPage *self, const char *period)
{
  SalPeriod of;

  return sal_period_from_text (period, &of, NULL) ? sal_fiscal_calendar_format (self->calendar, of)
                                                  : g_strdup (period);
}

static gboolean
is_trail_shown (SalPeriodsPage *self)
{
  return self->content_stack != NULL &&
         g_strcmp0 (adw_view_stack_get_visible_child_name (self->content_stack), "trail") == 0;
}

void
sal_periods_page_update_busy (SalPeriodsPage *self)
{
  sal_page_set_busy (SAL_PAGE (self), self->n_loading > 0);
}

void
sal_periods_page_tell (SalPeriodsPage *self, const char *text, gboolean is_error)
{
  gtk_label_set_label (self->notice_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->notice_box, text != NULL);
  if (is_error)
    gtk_widget_add_css_class (self->notice_box, "error");
  else
    gtk_widget_remove_css_class (self->notice_box, "error");
}

static void
dismiss_cb (SalPeriodsPage *self)
{
  sal_periods_page_tell (self, NULL, FALSE);
}

/* --- what shows --- */

void
sal_periods_page_update (SalPeriodsPage *self)
{
  sal_periods_page_update_calculate (self);
  sal_periods_page_update_steps (self);
  sal_periods_page_update_export (self);
  sal_periods_page_update_sign_off (self);
}

void
sal_periods_page_leave_trail (SalPeriodsPage *self)
{
  if (self->explaining != NULL)
    g_cancellable_cancel (self->explaining);
  self->explained = 0;
  if (is_trail_shown (self))
    adw_view_stack_set_visible_child_name (self->content_stack, "period");
  sal_periods_page_update (self);
}

/* --- what a period has --- */

static void
show_period (SalPeriodsPage *self)
{
  SalRecord *period = sal_periods_page_get_period (self);

  sal_periods_page_show_heading (self);
  if (period != NULL)
    {
      sal_periods_page_read_content (self);
    }
  else
    {
      self->explained = 0;
      adw_view_stack_set_visible_child_name (self->content_stack, "open");
    }
}

/* A period that is none of those there are, and none that comes next, is not shown. */
static gboolean
is_listed (SalPeriodsPage *self)
{
  if (self->chosen == NULL)
    return FALSE;
  if (sal_periods_page_get_period (self) != NULL)
    return TRUE;
  for (guint i = 0; i < self->turn->len; i++)
    {
      g_autofree char *one = sal_period_to_text (g_array_index (self->turn, SalPeriod, i));

      if (g_str_equal (one, self->chosen))
        return TRUE;
    }

  return FALSE;
}

static void
show (SalPeriodsPage *self)
{
  gboolean has_periods = self->periods->len > 0;

  if (has_periods && !is_listed (self))
    {
      g_free (self->chosen);
      self->chosen =
          g_strdup (sal_record_get_text (sal_payout_periods_find (self->periods, NULL), "period"));
      self->explained = 0;
    }
  sal_periods_page_fill_list (self);
  if (has_periods)
    {
      sal_list_detail_page_show_content (SAL_LIST_DETAIL_PAGE (self));
      show_period (self);
    }
  else
    {
      sal_list_detail_page_show_empty (SAL_LIST_DETAIL_PAGE (self));
      sal_page_set_subtitle (SAL_PAGE (self), NULL);
    }
  sal_periods_page_update (self);
}

/**
 * sal_periods_page_choose:
 * @self: the page
 * @period: a period, which may not be read yet
 *
 * Shows a period.
 */
void
sal_periods_page_choose (SalPeriodsPage *self, const char *period)
{
  if (g_strcmp0 (self->chosen, period) != 0)
    {
      g_free (self->chosen);
      self->chosen = g_strdup (period);
      self->explained = 0;
      sal_periods_page_tell (self, NULL, FALSE);
    }
  sal_list_detail_page_show_detail (SAL_LIST_DETAIL_PAGE (self));
  if (self->periods != NULL && is_listed (self))
    show (self);
}

/* What comes next is no record yet. */
static void
chosen_cb (SalPeriodsPage *self, gint64 id)
{
  g_autofree char *period = NULL;

  for (guint i = 0; i < self->periods->len; i++)
    if (sal_record_get_id (self->periods->pdata[i]) == id)
      period = g_strdup (sal_record_get_text (self->periods->pdata[i], "period"));
  if (period == NULL)
    period = sal_period_to_text (g_array_index (self->turn, SalPeriod, 0));
  sal_periods_page_choose (self, period);
}

/* --- reading --- */

typedef struct
{
  GPtrArray *periods;
  GArray *totals;
} Overview;

static void
overview_free (gpointer data)
{
  Overview *self = data;

  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->totals, g_array_unref);
  g_free (self);
}

static gpointer
read_overview (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Overview *self = g_new0 (Overview, 1);

  self->periods = sal_payout_periods_list (connection, error);
  self->totals = self->periods != NULL ? sal_payout_totals_list (connection, error) : NULL;
  if (self->totals != NULL)
    return self;
  overview_free (self);

  return NULL;
}

static void
take_overview (SalPeriodsPage *self, Overview *overview)
{
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->totals, g_array_unref);
  g_clear_pointer (&self->turn, g_array_unref);
  self->periods = g_steal_pointer (&overview->periods);
  self->totals = g_steal_pointer (&overview->totals);
  self->turn = sal_payout_turn_list (self->periods, self->calendar, sal_date_today ());
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPeriodsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Overview *overview = sal_store_read_finish (SAL_STORE (source), result, &error);

  self->n_loading--;
  if (self->store != NULL && overview != NULL)
    {
      take_overview (self, overview);
      show (self);
    }
  else if (self->store != NULL)
    {
      sal_list_detail_page_show_problem (SAL_LIST_DETAIL_PAGE (self), error);
    }
  g_clear_pointer (&overview, overview_free);
  if (self->store != NULL)
    sal_periods_page_update_busy (self);
}

static void
load (SalPeriodsPage *self)
{
  self->n_loading++;
  sal_periods_page_update_busy (self);
  sal_store_read_async (
      self->store, read_overview, NULL, NULL, overview_free, NULL, loaded_cb, g_object_ref (self));
}

/* --- the page --- */

static gboolean
sal_periods_page_detail_can_go_back (SalListDetailPage *page)
{
  return is_trail_shown (SAL_PERIODS_PAGE (page));
}

static void
sal_periods_page_detail_go_back (SalListDetailPage *page)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (page);

  if (!sal_pay_trail_go_back (self->trail))
    sal_periods_page_leave_trail (self);
}

static gboolean
sal_periods_page_focus_search (SalPage *page)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (page);

  if (sal_period_view_get_content (self->view) == NULL ||
      sal_periods_page_get_period (self) == NULL)
    return FALSE;
  sal_list_detail_page_show_detail (SAL_LIST_DETAIL_PAGE (self));
  sal_periods_page_leave_trail (self);
  sal_period_view_focus_search (self->view);

  return TRUE;
}

/* Somebody with lines, for the tour. */
static void
explain_someone (SalPeriodsPage *self, gboolean with_line)
{
  const SalPayoutStatements *content = sal_period_view_get_content (self->view);

  for (guint i = 0; content != NULL && i < content->statements->len; i++)
    {
      const SalPayStatement *one = content->statements->pdata[i];

      if (one->lines->len == 0)
        continue;
      sal_periods_page_explain (self,
                                one->person,
                                with_line ? ((const SalPayStatementLine *) one->lines->pdata[0])->id
                                          : 0);
      return;
    }
}

/* Without periods, that there are none. */
static const char *
sal_periods_page_show_view (SalPage *page, guint index)
{
  static const char *const views[] = {
    "periods", "exceptions", "earnings", "sign-off", "statement", "explanation",
  };
  SalPeriodsPage *self = SAL_PERIODS_PAGE (page);

  if (self->periods == NULL || self->periods->len == 0)
    return index == 0 ? "no-period" : NULL;
  if (index >= G_N_ELEMENTS (views))
    return NULL;
  if (index == 0)
    sal_list_detail_page_show_list (SAL_LIST_DETAIL_PAGE (self));
  else
    sal_list_detail_page_show_detail (SAL_LIST_DETAIL_PAGE (self));
  if (index < 4)
    sal_periods_page_leave_trail (self);
  if (index > 0 && index < 4)
    sal_period_view_show_tab (self->view, views[index]);
  if (index > 3)
    explain_someone (self, index == 5);

  return views[index];
}

static void
sal_periods_page_constructed (GObject *object)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (object);
  SalWorkspace *workspace;
  gboolean writable;

  G_OBJECT_CLASS (sal_periods_page_parent_class)->constructed (object);

  workspace = sal_page_get_workspace (SAL_PAGE (self));
  self->store = g_object_ref (sal_workspace_get_pay_store (workspace));
  self->calendar = sal_payout_turn_get_calendar (sal_workspace_get_calendar (workspace));
  writable = !sal_store_is_read_only (self->store);
  gtk_widget_set_visible (self->new_button, writable);
  gtk_widget_set_visible (self->first_button, writable);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  sal_periods_page_update (self);
  load (self);
}

static void
sal_periods_page_dispose (GObject *object)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  if (self->explaining != NULL)
    g_cancellable_cancel (self->explaining);
  self->content_stack = NULL;
  g_clear_object (&self->reading);
  g_clear_object (&self->explaining);
  g_clear_object (&self->job);
  g_clear_object (&self->store);
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->totals, g_array_unref);
  g_clear_pointer (&self->turn, g_array_unref);
  g_clear_pointer (&self->chosen, g_free);

  G_OBJECT_CLASS (sal_periods_page_parent_class)->dispose (object);
}

static void
sal_periods_page_class_init (SalPeriodsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);
  SalListDetailPageClass *list_class = SAL_LIST_DETAIL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_periods_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_periods_page_dispose;
  page_class->focus_search = sal_periods_page_focus_search;
  page_class->show_view = sal_periods_page_show_view;
  list_class->detail_can_go_back = sal_periods_page_detail_can_go_back;
  list_class->detail_go_back = sal_periods_page_detail_go_back;

  g_type_ensure (SAL_TYPE_ITEM_LIST);
  g_type_ensure (SAL_TYPE_PAY_TRAIL);
  g_type_ensure (SAL_TYPE_PERIOD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-periods-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPeriodsPage, name)
  BIND (first_button);
  BIND (new_button);
  BIND (list);
  BIND (title_label);
  BIND (status_label);
  BIND (details_label);
  BIND (again_button);
  BIND (step_button);
  BIND (progress_revealer);
  BIND (progress_bar);
  BIND (notice_box);
  BIND (notice_label);
  BIND (content_stack);
  BIND (unreadable_page);
  BIND (view);
  BIND (trail);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_periods_page_explain);
  gtk_widget_class_bind_template_callback (widget_class, sal_periods_page_leave_trail);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_periods_page_sign_off);
  gtk_widget_class_bind_template_callback (widget_class, sal_periods_page_update_sign_off);
  gtk_widget_class_bind_template_callback (widget_class, sal_list_detail_page_update_back);
  sal_periods_page_install_calculate (widget_class);
  sal_periods_page_install_steps (widget_class);
  sal_periods_page_install_export (widget_class);
  sal_periods_page_install_sign_off (widget_class);
}

static void
sal_periods_page_init (SalPeriodsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
