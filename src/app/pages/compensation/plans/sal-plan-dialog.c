/* sal-plan-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-dialog.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "sal-currency.h"
#include "sal-date-entry.h"
#include "sal-entry-text.h"
#include "sal-plan-check.h"
#include "sal-plan-edit-commands.h"
#include "sal-plan-path.h"
#include "sal-text.h"

struct _SalPlanDialog
{
  SalFormDialog parent_instance;

  SalStore *store;
  SalPlan *plan;            /* what is created, but for what is asked */
  SalPlanCreation creation; /* what the command is given */

  AdwEntryRow *name_row;
  AdwEntryRow *version_row;
  SalDateEntry *from_entry;
  SalDateEntry *to_entry;
  GtkDropDown *currency_menu;
};

G_DEFINE_FINAL_TYPE (SalPlanDialog, sal_plan_dialog, SAL_TYPE_FORM_DIALOG)

/* --- what is asked --- */

static void
update (SalPlanDialog *self)
{
  g_autofree char *name = sal_entry_text_dup (self->name_row);

  sal_form_dialog_set_can_go (SAL_FORM_DIALOG (self), *name != '\0');
  sal_form_dialog_set_problem (SAL_FORM_DIALOG (self), NULL);
}

static gboolean
read_day (SalDateEntry *entry, gint32 *day, GError **error)
{
  return sal_text_to_date_by_locale (sal_date_entry_get_text (entry), day, error);
}

static gboolean
read_plan (SalPlanDialog *self, GError **error)
{
  g_autofree char *name = sal_entry_text_dup (self->name_row),
                  *version = sal_entry_text_dup (self->version_row);
  GtkStringObject *currency = gtk_drop_down_get_selected_item (self->currency_menu);

  return read_day (self->from_entry, &self->plan->from, error) &&
         read_day (self->to_entry, &self->plan->to, error) &&
         sal_plan_set_value (self->plan, "name", name, error) &&
         sal_plan_set_value (self->plan, "version", version, error) &&
         sal_plan_set_value (
             self->plan, "currency", gtk_string_object_get_string (currency), error);
}

/* Without the path, which is where the dialog is anyway. */
static char *
describe_problem (const SalPlan *plan)
{
  g_autoptr (GError) error = NULL;
  const char *text;

  if (sal_plan_check (plan, "plan", &error))
    return NULL;
  text = strstr (error->message, ": ");

  return g_strdup (plan->to < plan->from ? _ ("The last day is before the first")
                   : text != NULL        ? text + strlen (": ")
                                         : error->message);
}

/* --- creating --- */

static void
sal_plan_dialog_go (SalFormDialog *dialog)
{
  SalPlanDialog *self = SAL_PLAN_DIALOG (dialog);
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  if (read_plan (self, &error))
    problem = describe_problem (self->plan);
  else
    problem = g_strdup (error->message);
  if (problem != NULL)
    {
      sal_form_dialog_set_problem (dialog, problem);
      return;
    }
  self->creation.plan = self->plan;
  sal_form_dialog_run (dialog,
                       self->store,
                       _ ("Create Plan"),
                       SAL_COMMAND_DEFAULT,
                       sal_plan_version_create,
                       &self->creation,
                       NULL);
}

/* --- what it begins with --- */

/* One component that pays the target for the quota, and twice as fast above it. */
static SalPlan *
new_plan (SalWorkspace *workspace)
{
  SalPlan *plan = sal_plan_structure_new (&sal_plan_structure);
  const SalFiscalCalendar *calendar = sal_workspace_get_calendar (workspace);
  SalPeriod year = sal_period_offset (
      sal_fiscal_calendar_period_of (calendar, sal_date_today (), SAL_PERIOD_YEAR), 1);
  g_autoptr (SalFiscalCalendar) months =
      sal_fiscal_calendar_new (sal_fiscal_calendar_get_start_month (calendar), SAL_CALENDAR_MONTHS);

  plan->currency = g_strdup (sal_workspace_get_currency (workspace));
  plan->fiscal_start = sal_fiscal_calendar_get_start_month (calendar);
  sal_fiscal_calendar_days_of (months, year, &plan->from, &plan->to);
  sal_plan_add (plan, "components");
  sal_plan_set_value (plan, "components[0].id", "revenue", NULL);
  sal_plan_set_value (plan, "components[0].name", _ ("Revenue"), NULL);
  sal_plan_add (plan, "components[0].method.tiers");
  sal_plan_set_value (plan, "components[0].method.tiers[1].rate", "2", NULL);
  sal_plan_add (plan, "clawback");

  return plan;
}

/* "2026.2" → "2026.3", "1" → "2" */
static char *
next_version (const char *version)
{
  gsize length = version != NULL ? strlen (version) : 0, digits = 0;

  while (digits < MIN (length, 9) && g_ascii_isdigit (version[length - digits - 1]))
    digits++;
  if (digits == 0)
    return version != NULL ? g_strconcat (version, ".2", NULL) : g_strdup ("2");

  return g_strdup_printf ("%.*s%0*d",
                          (int) (length - digits),
                          version,
                          (int) digits,
                          atoi (version + length - digits) + 1);
}

static void
select_currency (SalPlanDialog *self)
{
  const char *const *codes = sal_currency_codes ();

  for (guint i = 0; codes[i] != NULL; i++)
    if (g_strcmp0 (codes[i], self->plan->currency) == 0)
      gtk_drop_down_set_selected (self->currency_menu, i);
}

static void
show_plan (SalPlanDialog *self, gboolean is_duplicate)
{
  g_autofree char *from = sal_date_format (self->plan->from);
  g_autofree char *to = sal_date_format (self->plan->to);
  g_autofree char *version = is_duplicate ? next_version (self->plan->version) : g_strdup ("1");

  gtk_editable_set_text (GTK_EDITABLE (self->name_row),
                         self->plan->name != NULL ? self->plan->name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->version_row), version);
  sal_date_entry_set_text (self->from_entry, from);
  sal_date_entry_set_text (self->to_entry, to);
  select_currency (self);
}

static void
sal_plan_dialog_dispose (GObject *object)
{
  SalPlanDialog *self = SAL_PLAN_DIALOG (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (sal_plan_dialog_parent_class)->dispose (object);
}

static void
sal_plan_dialog_finalize (GObject *object)
{
  SalPlanDialog *self = SAL_PLAN_DIALOG (object);

  g_clear_pointer (&self->plan, sal_plan_free);

  G_OBJECT_CLASS (sal_plan_dialog_parent_class)->finalize (object);
}

static void
sal_plan_dialog_class_init (SalPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_plan_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_plan_dialog_finalize;
  SAL_FORM_DIALOG_CLASS (klass)->go = sal_plan_dialog_go;

  g_type_ensure (SAL_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalPlanDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, SalPlanDialog, version_row);
  gtk_widget_class_bind_template_child (widget_class, SalPlanDialog, from_entry);
  gtk_widget_class_bind_template_child (widget_class, SalPlanDialog, to_entry);
  gtk_widget_class_bind_template_child (widget_class, SalPlanDialog, currency_menu);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
sal_plan_dialog_init (SalPlanDialog *self)
{
  g_autoptr (GtkStringList) codes = gtk_string_list_new (sal_currency_codes ());
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_widget_init_template (GTK_WIDGET (self));
  sal_date_entry_set_label (self->from_entry, _ ("In Effect From"));
  sal_date_entry_set_label (self->to_entry, _ ("In Effect To"));
  gtk_drop_down_set_expression (self->currency_menu, text);
  gtk_expression_unref (text);
  gtk_drop_down_set_model (self->currency_menu, G_LIST_MODEL (codes));
  update (self);
}

/**
 * sal_plan_dialog_new:
 * @parent: the window it belongs to
 * @workspace: a workspace whose pay is open
 * @duplicated: (nullable): what the new version begins as; %NULL for a new plan
 *
 * Creates the dialog.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_plan_dialog_new (GtkWindow *parent, SalWorkspace *workspace, const SalPlan *duplicated)
{
  SalPlanDialog *self = g_object_new (SAL_TYPE_PLAN_DIALOG,
                                      "transient-for",
                                      parent,
                                      "modal",
                                      TRUE,
                                      "title",
                                      duplicated != NULL ? _ ("New Version") : _ ("New Plan"),
                                      NULL);

  self->store = g_object_ref (sal_workspace_get_pay_store (workspace));
  self->plan = duplicated != NULL ? sal_plan_copy (duplicated) : new_plan (workspace);
  show_plan (self, duplicated != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (duplicated != NULL ? self->version_row : self->name_row));

  return GTK_WIDGET (self);
}

/**
 * sal_plan_dialog_get_created:
 * @self: the dialog, once it is done
 *
 * Returns: the id of the plan version that was created
 */
gint64
sal_plan_dialog_get_created (SalPlanDialog *self)
{
  return self->creation.id;
}
