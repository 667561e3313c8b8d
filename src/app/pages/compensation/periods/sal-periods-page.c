/* sal-periods-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-periods-page-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-kinds.h"
#include "sal-list-rows.h"
#include "sal-payout-period.h"
#include "sal-payout-run.h"
#include "sal-payout-totals.h"
#include "sal-payout-turn.h"
#include "sal-tab-stop.h"

G_DEFINE_FINAL_TYPE (SalPeriodsPage, sal_periods_page, SAL_TYPE_PAGE)

static const char period_key[] = "period";

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

/* --- the list --- */

static const char *
get_status_label (const char *status)
{
  return sal_choice_get_label (sal_kind_find_field (&sal_payout_period_kind, "status"), status);
}

static char *
describe_totals (SalPeriodsPage *self, const char *period)
{
  g_autofree char *amounts =
      self->totals != NULL ? sal_payout_totals_describe (self->totals, period) : NULL;
  guint n_people = 0;

  if (amounts == NULL)
    return g_strdup (_ ("Not calculated"));
  for (guint i = 0; i < self->totals->len; i++)
    {
      const SalPayoutTotal *one = &g_array_index (self->totals, SalPayoutTotal, i);

      if (g_str_equal (one->period, period))
        n_people = one->n_people;
    }

  /* translators: a number of people, and amounts */
  return g_strdup_printf (
      ngettext ("%u person · %s", "%u people · %s", n_people), n_people, amounts);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_row (SalPeriodsPage *self, const char *period, const char *status)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = sal_periods_page_name_period (self, period);
  g_autofree char *totals = describe_totals (self, period);
  g_autofree char *accessible =
      g_strdup_printf ("%s, %s, %s", name, get_status_label (status), totals);
  GtkWidget *title = create_label (name, NULL);
  GtkWidget *status_label = create_label (get_status_label (status), "dim-label");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (status_label, "caption");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), status_label);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), create_label (totals, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  sal_accessible_set_label (row, accessible);
  g_object_set_data_full (G_OBJECT (row), period_key, g_strdup (period), g_free);
  gtk_list_box_append (self->list, row);
}

static GtkListBoxRow *
find_row (SalPeriodsPage *self, const char *period)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), period_key), period) == 0)
      return row;

  return NULL;
}

/* The latest first, and before it the one that comes next. */
static void
fill_list (SalPeriodsPage *self)
{
  gboolean had_focus =
      (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  GtkListBoxRow *chosen;

  self->filling = TRUE;
  sal_list_rows_remove_all (self->list);
  if (self->periods->len > 0 && self->turn->len > 0)
    {
      g_autofree char *next = sal_period_to_text (g_array_index (self->turn, SalPeriod, 0));

      add_row (self, next, SAL_PAYOUT_PERIOD_OPEN);
    }
  for (guint i = self->periods->len; i-- > 0;)
    add_row (self,
             sal_record_get_text (self->periods->pdata[i], "period"),
             sal_record_get_text (self->periods->pdata[i], "status"));
  chosen = find_row (self, self->chosen);
  gtk_list_box_select_row (self->list, chosen);
  if (had_focus && chosen != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
  self->filling = FALSE;
}

/* --- the heading --- */

/* "Approved: 3 Feb 2027 10:30, recorded by mara" */
static void
append_step (GString *text, SalRecord *period, const char *at, const char *by)
{
  const char *stamp = sal_record_get_text (period, at);
  const char *author = sal_record_get_text (period, by);
  const SalField *field = sal_kind_find_field (&sal_payout_period_kind, at);
  g_autofree char *when = NULL;
  gint64 time;

  if (stamp == NULL || !sal_time_parse_iso (stamp, &time))
    return;
  when = sal_time_format (time);
  g_string_append (text, " · ");
  /* translators: what was done, a time and a person */
  g_string_append_printf (text,
                          _ ("%s: %s, recorded by %s"),
                          sal_field_get_label (field),
                          when,
                          author != NULL ? author : "–");
}

static char *
describe_period (SalPeriodsPage *self, SalRecord *period)
{
  GString *text = g_string_new (NULL);
  gint32 first, last;
  SalPeriod of;

  if (sal_period_from_text (self->chosen, &of, NULL))
    {
      g_autofree char *from = NULL, *to = NULL;

      sal_fiscal_calendar_days_of (self->calendar, of, &first, &last);
      from = sal_date_format (first);
      to = sal_date_format (last);
      g_string_append_printf (text, "%s – %s", from, to);
    }
  if (period != NULL)
    {
      append_step (text, period, "calculated_at", "calculated_by");
      append_step (text, period, "approved_at", "approved_by");
      append_step (text, period, "closed_at", "closed_by");
    }

  return g_string_free (text, FALSE);
}

static void
show_heading (SalPeriodsPage *self)
{
  SalRecord *period = sal_periods_page_get_period (self);
  g_autofree char *name = sal_periods_page_name_period (self, self->chosen);
  g_autofree char *details = describe_period (self, period);

  gtk_label_set_label (self->title_label, name);
  gtk_label_set_label (self->status_label,
                       get_status_label (period != NULL ? sal_record_get_text (period, "status")
                                                        : SAL_PAYOUT_PERIOD_OPEN));
  gtk_label_set_label (self->details_label, details);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details_label), details);
  sal_page_set_subtitle (SAL_PAGE (self), name);
}

/* --- what shows --- */

static void
update_back (SalPeriodsPage *self)
{
  gboolean shows_content =
      self->leaflet != NULL &&
      g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "periods") == 0;
  gboolean is_in_content =
      shows_content &&
      g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "content") == 0;

  sal_page_set_can_go_back (SAL_PAGE (self),
                            (is_in_content && adw_leaflet_get_folded (self->leaflet)) ||
                                (shows_content && is_trail_shown (self) &&
                                 (is_in_content || !adw_leaflet_get_folded (self->leaflet))));
}

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

  show_heading (self);
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
  fill_list (self);
  adw_view_stack_set_visible_child_name (self->stack, has_periods ? "periods" : "empty");
  if (has_periods)
    show_period (self);
  else
    sal_page_set_subtitle (SAL_PAGE (self), NULL);
  update_back (self);
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
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  if (self->periods != NULL && is_listed (self))
    show (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, SalPeriodsPage *self)
{
  g_autofree char *period = g_strdup (g_object_get_data (G_OBJECT (row), period_key));

  if (!self->filling)
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
      g_autofree char *message = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->problem_page, message);
      adw_view_stack_set_visible_child_name (self->stack, "problem");
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

static void
sal_periods_page_go_back (SalPage *page)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (page);

  if (!is_trail_shown (self))
    adw_leaflet_set_visible_child_name (self->leaflet, "list");
  else if (!sal_pay_trail_go_back (self->trail))
    sal_periods_page_leave_trail (self);
}

static gboolean
sal_periods_page_focus_search (SalPage *page)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (page);

  if (sal_period_view_get_content (self->view) == NULL ||
      sal_periods_page_get_period (self) == NULL)
    return FALSE;
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
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
  adw_leaflet_set_visible_child_name (self->leaflet, index == 0 ? "list" : "content");
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
  self->leaflet = NULL;
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

  G_OBJECT_CLASS (klass)->constructed = sal_periods_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_periods_page_dispose;
  page_class->go_back = sal_periods_page_go_back;
  page_class->focus_search = sal_periods_page_focus_search;
  page_class->show_view = sal_periods_page_show_view;

  g_type_ensure (SAL_TYPE_PAY_TRAIL);
  g_type_ensure (SAL_TYPE_PERIOD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-periods-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPeriodsPage, name)
  BIND (stack);
  BIND (first_button);
  BIND (problem_page);
  BIND (leaflet);
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
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_periods_page_sign_off);
  gtk_widget_class_bind_template_callback (widget_class, sal_periods_page_update_sign_off);
  gtk_widget_class_bind_template_callback (widget_class, update_back);
  sal_periods_page_install_calculate (widget_class);
  sal_periods_page_install_steps (widget_class);
  sal_periods_page_install_export (widget_class);
  sal_periods_page_install_sign_off (widget_class);
}

static void
sal_periods_page_init (SalPeriodsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_tab_stop_make_one (GTK_WIDGET (self->list));
}
