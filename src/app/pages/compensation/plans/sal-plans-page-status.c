/* sal-plans-page-status.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plans-page-private.h"

#include <glib/gi18n.h>

#include "sal-entry-text.h"
#include "sal-plan-advice.h"
#include "sal-plan-version-commands.h"
#include "sal-plan-version.h"
#include "sal-question.h"
#include "sal-window.h"

/* A plan goes from draft to retirement by steps, each of which says what it means and asks. */

static const struct
{
  const char *action;
  SalPlanStep step;
  const char *heading; /* N_(), with the name of the version */
  const char *body;    /* N_() */
  const char *go;      /* N_() */
  SalCommandFlags flags;
} steps[] = {
  { "plans.submit",
    SAL_PLAN_STEP_SUBMIT,
    N_ ("Submit “%s” for Review?"),
    N_ ("Who reviews it can approve it. A change makes it a draft again."),
    N_ ("_Submit"),
    SAL_COMMAND_DEFAULT },
  { "plans.approve",
    SAL_PLAN_STEP_APPROVE,
    N_ ("Approve “%s”?"),
    N_ ("What was approved does not change any more: a change is a new version. The approval is "
        "recorded by you."),
    N_ ("_Approve"),
    SAL_COMMAND_DEFAULT },
  { "plans.activate",
    SAL_PLAN_STEP_ACTIVATE,
    N_ ("Activate “%s”?"),
    N_ ("It takes effect on its days. This cannot be undone: retiring ends it."),
    N_ ("A_ctivate"),
    SAL_COMMAND_FINAL },
  { "plans.retire",
    SAL_PLAN_STEP_RETIRE,
    N_ ("Retire “%s”?"),
    N_ ("It is not used any more; what was paid by it stays."),
    N_ ("_Retire"),
    SAL_COMMAND_DEFAULT },
};

typedef struct
{
  SalPlanVersionStep step; /* what the command is given */
  char *approver;
  SalCommandFlags flags;
  AdwEntryRow *approver_row; /* (nullable): while it is asked */
  SalPlansPage *page;
} Taking;

static void
taking_free (Taking *self)
{
  g_free (self->approver);
  g_clear_object (&self->page);
  g_free (self);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Taking *taking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (error != NULL)
    sal_plans_page_report (taking->page, _ ("Could Not Change the Status"), error);
  else
    sal_window_add_pay_undo_toast (GTK_WIDGET (taking->page), change);
  taking_free (taking);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Taking *taking)
{
  if (!g_str_equal (response, SAL_QUESTION_GO) || taking->page->store == NULL)
    {
      taking_free (taking);
      return;
    }
  if (taking->approver_row != NULL)
    taking->approver = sal_entry_text_dup (taking->approver_row);
  taking->step.approver = taking->approver;
  sal_store_run_async (taking->page->store,
                       _ ("Change the Status of a Plan"),
                       taking->flags,
                       sal_plan_version_take_step,
                       taking,
                       NULL,
                       NULL,
                       taken_cb,
                       taking);
}

/* What is held against the plan is said before it goes on. */
static char *
create_body (SalPlansPage *self, const char *body)
{
  const SalPlan *plan = sal_plan_editor_get_plan (self->editor);
  g_autoptr (GPtrArray) findings = plan != NULL ? sal_plan_advise (plan) : NULL;
  g_autofree char *count = NULL;

  if (findings == NULL || findings->len == 0)
    return g_strdup (body);
  /* translators: the number of what was found in a plan */
  count = g_strdup_printf (ngettext ("There is %u warning: see its checks.",
                                     "There are %u warnings: see its checks.",
                                     findings->len),
                           findings->len);

  return g_strdup_printf ("%s\n\n%s", body, count);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPlansPage *self = SAL_PLANS_PAGE (widget);
  SalRecord *version = sal_plans_page_get_version (self);

  for (gsize i = 0; version != NULL && i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *title = sal_plan_version_get_name (version);
      g_auto (GStrv) parts = g_strsplit (_ (steps[i].heading), "%s", 2);
      g_autofree char *heading = g_strjoinv (title, parts);
      g_autofree char *body = NULL;
      AdwMessageDialog *dialog;
      Taking *taking;

      if (!g_str_equal (steps[i].action, name))
        continue;
      body = create_body (self, _ (steps[i].body));
      dialog = sal_question_new (widget, heading, body, _ (steps[i].go), ADW_RESPONSE_SUGGESTED);
      taking = g_new0 (Taking, 1);
      taking->step = (SalPlanVersionStep){ steps[i].step, self->chosen, NULL };
      taking->flags = steps[i].flags;
      taking->page = g_object_ref (self);
      if (steps[i].step == SAL_PLAN_STEP_APPROVE)
        taking->approver_row = sal_question_add_name (dialog, _ ("Approved By"));
      g_signal_connect (dialog, "response", G_CALLBACK (response_cb), taking);
      gtk_window_present (GTK_WINDOW (dialog));
    }
}

void
sal_plans_page_install_steps (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (widget_class, steps[i].action, NULL, step_action);
}
