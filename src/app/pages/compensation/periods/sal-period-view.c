/* sal-period-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-period-view.h"

#include <glib/gi18n.h>

#include "sal-earning-table.h"
#include "sal-finding-table.h"
#include "sal-kinds.h"
#include "sal-payout-exceptions.h"

struct _SalPeriodView
{
  AdwBin parent_instance;

  SalPayoutStatements *content; /* (nullable) */
  GPtrArray *issues;            /* (nullable): of SalPayIssue */

  AdwViewStack *stack;
  AdwViewStackPage *exceptions_page;
  SalFindingTable *exceptions;
  SalEarningTable *earnings;
};

enum
{
  EXPLAIN,
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
  g_autofree char *title = g_strdup_printf (_ ("Exceptions (%u)"), self->issues->len);

  for (guint i = 0; i < self->issues->len; i++)
    {
      const SalPayIssue *issue = self->issues->pdata[i];
      char **row = g_new0 (char *, 4);

      row[0] = g_strdup (sal_pay_issue_get_label (issue->kind));
      row[1] = describe_person (self, issue->person);
      row[2] = g_strdup (issue->message);
      g_ptr_array_add (rows, row);
    }
  sal_finding_table_fill (
      self->exceptions,
      rows,
      _ ("Nothing is to be looked at: everybody has a plan and a quota, and no payment is capped, "
         "negative or far from the last one."));
  adw_view_stack_page_set_title (self->exceptions_page,
                                 self->issues->len > 0 ? title : _ ("Exceptions"));
  adw_view_stack_page_set_needs_attention (self->exceptions_page, self->issues->len > 0);
}

static void
earning_activated_cb (SalPeriodView *self, gint64 person, gint64 line)
{
  g_signal_emit (self, signals[EXPLAIN], 0, person, line);
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

  g_type_ensure (SAL_TYPE_EARNING_TABLE);
  g_type_ensure (SAL_TYPE_FINDING_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-period-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPeriodView, name)
  BIND (stack);
  BIND (exceptions_page);
  BIND (exceptions);
  BIND (earnings);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, exception_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, earning_activated_cb);
}

static void
sal_period_view_init (SalPeriodView *self)
{
  const char *const titles[] = { _ ("Exception"), _ ("Person"), _ ("Reason"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  sal_finding_table_set_columns (self->exceptions, _ ("Exceptions"), titles);
}

/**
 * sal_period_view_show:
 * @self: a view
 * @content: (transfer full): the statements of a period with their lines
 * @issues: (transfer full) (element-type SalPayIssue): what the calculation found
 *
 * Shows a period.
 */
void
sal_period_view_show (SalPeriodView *self, SalPayoutStatements *content, GPtrArray *issues)
{
  sal_earning_table_show (self->earnings, content);
  g_clear_pointer (&self->content, sal_payout_statements_free);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  self->content = content;
  self->issues = issues;
  fill_exceptions (self);
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
