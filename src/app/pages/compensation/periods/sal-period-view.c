/* sal-period-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-period-view.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-earning-table.h"
#include "sal-finding-table.h"
#include "sal-kinds.h"
#include "sal-number.h"
#include "sal-payout-exceptions.h"
#include "sal-payout-period.h"
#include "sal-payout-totals.h"
#include "sal-view-switcher.h"

struct _SalPeriodView
{
  AdwBin parent_instance;

  SalPayoutStatements *content; /* (nullable) */
  GPtrArray *issues;            /* (nullable): of SalPayIssue */
  GPtrArray *sign_offs;         /* (nullable): of SalPaySignOff */

  AdwViewStack *stack;
  AdwViewStackPage *exceptions_page;
  SalFindingTable *exceptions;
  SalEarningTable *earnings;
  AdwViewStackPage *sign_offs_page;
  SalFindingTable *sign_off_table;
};

enum
{
  EXPLAIN,
  SIGN_OFF_SELECTED,
  SIGN_OFF_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalPeriodView, sal_period_view, ADW_TYPE_BIN)

/* --- exceptions --- */

static gboolean
has_statement (SalPeriodView *self, gint64 person)
{
  for (guint i = 0; i < self->content->statements->len; i++)
    if (((const SalPayStatement *) self->content->statements->pdata[i])->person == person)
      return TRUE;

  return FALSE;
}

static void
show_record (SalPeriodView *self, const SalKind *kind, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", kind->name, id);
}

/* To the payment of the person, where there is one; else to the record that it is about. */
static void
exception_activated_cb (SalPeriodView *self, guint row)
{
  const SalPayIssue *issue = self->issues->pdata[row];

  if (issue->person != 0 && has_statement (self, issue->person))
    g_signal_emit (self, signals[EXPLAIN], 0, issue->person, (gint64) 0);
  else if (issue->opportunity != 0)
    show_record (self, &sal_opportunity_kind, issue->opportunity);
  else if (issue->person != 0 && issue->kind != SAL_PAY_ISSUE_GONE)
    show_record (self, &sal_person_kind, issue->person);
}

static char *
describe_person (SalPeriodView *self, gint64 id)
{
  return id != 0 ? sal_people_describe (self->content->setting->people, id) : g_strdup ("–");
}

static void
fill_exceptions (SalPeriodView *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  /* translators: how many */
  g_autofree char *number = sal_number_format (self->issues->len, 0);
  g_autofree char *title = g_strdup_printf (_ ("Exceptions (%s)"), number);

  for (guint i = 0; i < self->issues->len; i++)
    {
      const SalPayIssue *issue = self->issues->pdata[i];
      char **row = g_new0 (char *, 4);

      row[0] = g_strdup (sal_pay_issue_get_label (issue->kind));
      row[1] = describe_person (self, issue->person);
      row[2] = sal_pay_issue_describe (issue);
      g_ptr_array_add (rows, row);
    }
  sal_finding_table_fill (
      self->exceptions,
      rows,
      _ ("The last calculation found nothing that is to be looked at: no missing plan or quota, no "
         "cap that was reached, no debt, and no payment far from that of the period before."));
  adw_view_stack_page_set_title (self->exceptions_page,
                                 self->issues->len > 0 ? title : _ ("Exceptions"));
  adw_view_stack_page_set_needs_attention (
      self->exceptions_page,
      self->issues->len > 0 &&
          !g_str_equal (self->content->setting->status, SAL_PAYOUT_PERIOD_CLOSED));
}

static void
earning_activated_cb (SalPeriodView *self, gint64 person, gint64 line)
{
  g_signal_emit (self, signals[EXPLAIN], 0, person, line);
}

/* --- sign-offs --- */

static SalIndexTable *
get_sign_off_list (SalPeriodView *self)
{
  return sal_finding_table_get_table (self->sign_off_table);
}

static void
sign_off_selected_cb (SalPeriodView *self)
{
  g_signal_emit (self, signals[SIGN_OFF_SELECTED], 0);
}

static void
sign_off_activated_cb (SalPeriodView *self, guint row)
{
  g_signal_emit (self, signals[SIGN_OFF_ACTIVATED], 0);
}

/* What the people of a manager are paid in all, by currency. */
static char *
describe_payments (SalPeriodView *self, const SalPaySignOff *sign_off)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (SalPayoutTotal));

  for (guint i = 0; i < self->content->statements->len; i++)
    {
      const SalPayStatement *statement = self->content->statements->pdata[i];
      gboolean reports = FALSE;

      for (guint k = 0; k < sign_off->people->len; k++)
        reports = reports || g_array_index (sign_off->people, gint64, k) == statement->person;
      if (reports)
        sal_payout_totals_add (totals, statement->currency, statement->amounts.paid);
    }

  return sal_payout_totals_describe (totals, NULL);
}

static void
fill_sign_offs (SalPeriodView *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n_missing = sal_pay_sign_offs_count_missing (self->sign_offs);
  /* translators: how many managers have not signed off */
  g_autofree char *number = sal_number_format (n_missing, 0);
  g_autofree char *title = g_strdup_printf (_ ("Sign-Off (%s)"), number);

  for (guint i = 0; i < self->sign_offs->len; i++)
    {
      const SalPaySignOff *one = self->sign_offs->pdata[i];
      char **row = g_new0 (char *, 5);

      row[0] = g_strdup (one->name);
      row[1] = g_strdup_printf ("%u", one->people->len);
      row[2] = describe_payments (self, one);
      row[3] = sal_pay_sign_off_describe (one);
      g_ptr_array_add (rows, row);
    }
  sal_finding_table_fill (self->sign_off_table,
                          rows,
                          _ ("Nobody who is paid reports to a manager: positions say who does."));
  adw_view_stack_page_set_title (self->sign_offs_page, n_missing > 0 ? title : _ ("Sign-Off"));
}

/* --- the widget --- */

static void
sal_period_view_dispose (GObject *object)
{
  SalPeriodView *self = SAL_PERIOD_VIEW (object);

  if (self->earnings != NULL)
    sal_earning_table_show (self->earnings, NULL);
  self->earnings = NULL;

  G_OBJECT_CLASS (sal_period_view_parent_class)->dispose (object);
}

static void
sal_period_view_finalize (GObject *object)
{
  SalPeriodView *self = SAL_PERIOD_VIEW (object);

  g_clear_pointer (&self->content, sal_payout_statements_free);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->sign_offs, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_period_view_parent_class)->finalize (object);
}

static void
sal_period_view_class_init (SalPeriodViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_period_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_period_view_finalize;

  signals[EXPLAIN] = g_signal_new ("explain",
                                   SAL_TYPE_PERIOD_VIEW,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_INT64,
                                   G_TYPE_INT64);
  signals[SIGN_OFF_SELECTED] = g_signal_new ("sign-off-selected",
                                             SAL_TYPE_PERIOD_VIEW,
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             0);
  signals[SIGN_OFF_ACTIVATED] = g_signal_new ("sign-off-activated",
                                              SAL_TYPE_PERIOD_VIEW,
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              NULL,
                                              NULL,
                                              NULL,
                                              G_TYPE_NONE,
                                              0);

  g_type_ensure (SAL_TYPE_VIEW_SWITCHER);
  g_type_ensure (SAL_TYPE_EARNING_TABLE);
  g_type_ensure (SAL_TYPE_FINDING_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-period-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPeriodView, name)
  BIND (stack);
  BIND (exceptions_page);
  BIND (exceptions);
  BIND (earnings);
  BIND (sign_offs_page);
  BIND (sign_off_table);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, exception_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, earning_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_off_activated_cb);
}

static void
sal_period_view_init (SalPeriodView *self)
{
  const char *const titles[] = { _ ("Exception"), _ ("Person"), _ ("Reason"), NULL };
  const char *const sign_off_titles[] = {
    _ ("Manager"), _ ("People"), _ ("Payments"), _ ("Signed Off"), NULL,
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  sal_finding_table_set_columns (self->exceptions, _ ("Exceptions"), titles);
  sal_finding_table_set_columns (self->sign_off_table, _ ("Sign-Offs"), sign_off_titles);
  g_signal_connect_object (get_sign_off_list (self),
                           "selection-changed",
                           G_CALLBACK (sign_off_selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * sal_period_view_show:
 * @self: a view
 * @content: (transfer full): the statements of a period with their lines
 * @issues: (transfer full) (element-type SalPayIssue): what the calculation found
 * @sign_offs: (transfer full) (element-type SalPaySignOff): who has signed it off, and who has not
 *
 * Shows a period.
 */
void
sal_period_view_show (SalPeriodView *self,
                      SalPayoutStatements *content,
                      GPtrArray *issues,
                      GPtrArray *sign_offs)
{
  sal_earning_table_show (self->earnings, content);
  g_clear_pointer (&self->content, sal_payout_statements_free);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->sign_offs, g_ptr_array_unref);
  self->content = content;
  self->issues = issues;
  self->sign_offs = sign_offs;
  fill_exceptions (self);
  fill_sign_offs (self);
}

const SalPaySignOff *
sal_period_view_get_sign_off (SalPeriodView *self)
{
  g_autoptr (GArray) selected = sal_index_table_list_selected (get_sign_off_list (self));

  return self->sign_offs != NULL && selected->len > 0
             ? self->sign_offs->pdata[g_array_index (selected, guint, 0)]
             : NULL;
}

const GPtrArray *
sal_period_view_get_sign_offs (SalPeriodView *self)
{
  return self->sign_offs;
}

const SalPayoutStatements *
sal_period_view_get_content (SalPeriodView *self)
{
  return self->content;
}

guint
sal_period_view_get_n_exceptions (SalPeriodView *self)
{
  return self->issues != NULL ? self->issues->len : 0;
}

void
sal_period_view_show_tab (SalPeriodView *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->stack, name);
}

void
sal_period_view_focus_search (SalPeriodView *self)
{
  adw_view_stack_set_visible_child_name (self->stack, "earnings");
  sal_earning_table_focus_search (self->earnings);
}
