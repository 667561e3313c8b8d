/* sal-activate-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-activate-dialog.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-activation-list.h"
#include "sal-activation-summary.h"
#include "sal-date-entry.h"
#include "sal-money.h"
#include "sal-number.h"

struct _SalActivateDialog
{
  AdwWindow parent_instance;

  SalAlignmentEditor *editor;
  SalAlignmentActivation *plan; /* what shows; NULL while it is not known */
  guint n_asked;                /* which answer is waited for */

  SalDateEntry *date_entry;
  GtkListBox *list;
  SalActivationList *details;
  GtkLabel *error_label;
  GtkSpinner *spinner;
  GtkWidget *activate_button;
  AdwLeaflet *leaflet; /* what it will do, and the list of what is chosen of that */
  GtkWidget *back_button;
  guint back_source;
};

G_DEFINE_FINAL_TYPE (SalActivateDialog, sal_activate_dialog, ADW_TYPE_WINDOW)

/* Of a row: 1 + which list it has. */
static const char table_key[] = "table";

/* --- what it will do --- */

static GtkWidget *
add_row (SalActivateDialog *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_strdup_printf ("%s: %s", title, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  sal_accessible_set_label (row, name);
  gtk_list_box_append (self->list, row);

  return row;
}

/* A row that has a list. */
static void
add_table (SalActivateDialog *self, guint type, guint count, const char *note)
{
  g_autofree char *number = sal_number_format (count, 0);
  g_autofree char *text =
      note != NULL ? g_strdup_printf ("%s · %s", number, note) : g_strdup (number);
  GtkWidget *row = add_row (self, sal_activation_table_get_title (type), text);

  g_object_set_data (G_OBJECT (row), table_key, GUINT_TO_POINTER (type + 1));
}

/* How many rows each list has. */
static void
count_rows (const SalAlignmentActivation *plan, guint counts[SAL_ACTIVATION_N_TABLES])
{
  g_autoptr (GArray) flows = sal_activation_list_flows (plan);

  counts[SAL_ACTIVATION_TABLE_FLOWS] = flows->len;
  counts[SAL_ACTIVATION_TABLE_ACCOUNTS] = plan->moves->len;
  counts[SAL_ACTIVATION_TABLE_SHARES] = plan->shares->len;
  for (guint i = 0; i < plan->opportunities->len; i++)
    counts[g_array_index (plan->opportunities, SalActivationDeal, i).stays
               ? SAL_ACTIVATION_TABLE_STAYING
               : SAL_ACTIVATION_TABLE_OPPORTUNITIES]++;
  for (guint i = 0; i < plan->findings->len; i++)
    counts[SAL_ACTIVATION_TABLE_FINDINGS +
           g_array_index (plan->findings, SalActivationFinding, i).type]++;
}

/* What the accounts that move are worth, and the opportunities. */
static void
write_worth (SalActivateDialog *self, char *worth[SAL_ACTIVATION_N_TABLES])
{
  const char *currency = sal_alignment_editor_get_currency (self->editor);
  g_autoptr (GArray) flows = sal_activation_list_flows (self->plan);
  gint64 revenue = 0, pipeline = 0;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (guint i = 0; i < flows->len; i++)
    {
      revenue += g_array_index (flows, SalActivationFlow, i).revenue;
      pipeline += g_array_index (flows, SalActivationFlow, i).pipeline;
    }
  first = sal_money_format_short (revenue, currency);
  second = sal_money_format_short (pipeline, currency);
  /* translators: an amount, of the accounts that move */
  worth[SAL_ACTIVATION_TABLE_ACCOUNTS] = g_strdup_printf (_ ("revenue of twelve months %s"), first);
  /* translators: an amount, of the open opportunities that move */
  worth[SAL_ACTIVATION_TABLE_OPPORTUNITIES] = g_strdup_printf (_ ("open pipeline %s"), second);
}

static void
add_note (SalActivateDialog *self, const char *title, const char *text)
{
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (add_row (self, title, text)), FALSE);
}

static void
add_warning (SalActivateDialog *self, const char *title, const char *text)
{
  GtkWidget *row = add_row (self, title, text);
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (sign, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
}

/* It takes effect all the same. */
static void
add_nothing (SalActivateDialog *self)
{
  guint n = self->plan->n_confirmed;
  g_autofree char *number = sal_number_format (n, 0);
  g_autoptr (GString) text =
      g_string_new (_ ("All accounts and open opportunities stay with who has them."));

  if (n > 0)
    {
      g_auto (GStrv) parts = g_strsplit (ngettext ("Coverage of %s account is brought up to date.",
                                                   "Coverage of %s accounts is brought up to date.",
                                                   n),
                                         "%s",
                                         2);

      g_string_append_printf (text, " %s%s%s", parts[0], number, parts[1] != NULL ? parts[1] : "");
    }
  add_note (self, _ ("Nothing Moves"), text->str);
}

/* What nobody will work on, in accounts and open opportunities. */
static void
add_vacant (SalActivateDialog *self)
{
  const char *currency = sal_alignment_editor_get_currency (self->editor);
  g_autoptr (GArray) flows = sal_activation_list_flows (self->plan);
  g_autofree char *number = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;
  guint n_accounts = 0, n_open = 0;
  gint64 pipeline = 0;

  for (guint i = 0; i < flows->len; i++)
    {
      const SalActivationFlow *flow = &g_array_index (flows, SalActivationFlow, i);

      if (!sal_activation_flow_is_to_vacant (flow))
        continue;
      n_accounts += flow->n_accounts;
      n_open += flow->n_open;
      pipeline += flow->pipeline;
    }
  if (n_accounts + n_open == 0)
    return;

  number = sal_number_format (n_accounts, 0);
  amount = sal_money_format_short (pipeline, currency);
  text = g_strdup_printf (
      /* translators: a number of accounts, and an amount */
      ngettext ("%1$s account, and open pipeline of %2$s, go to positions that nobody holds.",
                "%1$s accounts, and open pipeline of %2$s, go to positions that nobody holds.",
                n_accounts),
      number,
      amount);
  add_warning (self, _ ("To Vacant Positions"), text);
}

/* What moves, and of the rest what there is. */
static void
add_tables (SalActivateDialog *self)
{
  gboolean moves_nothing = sal_activation_moves_nothing (self->plan);
  guint counts[SAL_ACTIVATION_N_TABLES] = { 0 };
  char *worth[SAL_ACTIVATION_N_TABLES] = { NULL };

  count_rows (self->plan, counts);
  write_worth (self, worth);
  if (moves_nothing)
    add_nothing (self);
  for (guint type = 0; type < SAL_ACTIVATION_N_TABLES; type++)
    {
      if (counts[type] > 0 || (type <= SAL_ACTIVATION_TABLE_OPPORTUNITIES && !moves_nothing))
        add_table (self, type, counts[type], worth[type]);
      g_free (worth[type]);
    }
  add_vacant (self);
  if (self->plan->replaced != 0)
    add_note (self, _ ("Alignment in Force"), _ ("It is archived, and ends the day before."));
}

/* --- the lists --- */

static void
show_table (SalActivateDialog *self, guint type, const SalActivationFlow *flow)
{
  const char *currency = sal_alignment_editor_get_currency (self->editor);
  g_autofree char *title = flow != NULL ? sal_activation_table_describe_flow (self->plan, flow)
                                        : g_strdup (sal_activation_table_get_title (type));

  sal_activation_list_show (self->details,
                            sal_activation_table_new (self->plan, type, flow, currency),
                            title,
                            flow != NULL);
}

static void
row_selected_cb (SalActivateDialog *self, GtkListBoxRow *row)
{
  guint type = row != NULL ? GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), table_key)) : 0;

  if (type > 0 && self->plan != NULL)
    show_table (self, type - 1, NULL);
}

/* The accounts that go; opportunities, where none goes with them. */
static void
flow_activated_cb (SalActivateDialog *self, const SalActivationFlow *flow)
{
  show_table (self,
              flow->n_accounts > 0 ? SAL_ACTIVATION_TABLE_ACCOUNTS
                                   : SAL_ACTIVATION_TABLE_OPPORTUNITIES,
              flow);
}

static void
return_cb (SalActivateDialog *self)
{
  row_selected_cb (self, gtk_list_box_get_selected_row (self->list));
}

/* --- where there is no room for both --- */

static gboolean
update_back_cb (gpointer data)
{
  SalActivateDialog *self = data;

  self->back_source = 0;
  gtk_widget_set_visible (self->back_button,
                          adw_leaflet_get_folded (self->leaflet) &&
                              adw_leaflet_get_visible_child (self->leaflet) ==
                                  GTK_WIDGET (self->details));

  return G_SOURCE_REMOVE;
}

/* It folds while sizes are given out, when nothing may come or go. */
static void
update_back (SalActivateDialog *self)
{
  if (self->back_source == 0 && self->details != NULL)
    self->back_source = g_idle_add (update_back_cb, self);
}

static void
row_activated_cb (SalActivateDialog *self, GtkListBoxRow *row)
{
  if (g_object_get_data (G_OBJECT (row), table_key) != NULL)
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->details));
}

static void
back_cb (SalActivateDialog *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
clear (SalActivateDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  sal_activation_list_show (self->details, NULL, "", FALSE);
  g_clear_pointer (&self->plan, sal_alignment_activation_unref);
}

/* The first list; where nothing moves that is said in the place of a list. */
static void
select_first (SalActivateDialog *self)
{
  if (sal_activation_moves_nothing (self->plan))
    sal_activation_list_show (self->details, NULL, _ ("Nothing moves"), FALSE);
  else
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

/* @plan: (transfer full) (nullable) */
static void
show (SalActivateDialog *self, SalAlignmentActivation *plan, const char *error)
{
  clear (self);
  self->plan = plan;
  if (plan != NULL)
    {
      add_tables (self);
      select_first (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->plan != NULL);
  gtk_label_set_label (self->error_label, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
  gtk_spinner_set_spinning (self->spinner, self->plan == NULL && error == NULL);
  gtk_widget_set_sensitive (self->activate_button, self->plan != NULL);
}

/* --- asking --- */

typedef struct
{
  SalActivateDialog *dialog;
  guint number;
} Question;

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  SalActivateDialog *self = question->dialog;
  g_autoptr (GError) error = NULL;
  SalAlignmentActivation *plan =
      sal_alignment_editor_plan_finish (SAL_ALIGNMENT_EDITOR (source), result, &error);

  /* another day was asked about meanwhile, or the dialog is gone */
  if (question->number == self->n_asked && self->editor != NULL)
    show (self, plan, error != NULL ? error->message : NULL);
  else
    g_clear_pointer (&plan, sal_alignment_activation_unref);
  g_object_unref (self);
  g_free (question);
}

static void
date_changed_cb (SalActivateDialog *self)
{
  Question *question;
  gint32 day;
  g_autofree char *problem = sal_date_entry_find_problem (self->date_entry, &day);

  self->n_asked++;
  if (problem != NULL)
    {
      show (self, NULL, problem);
      return;
    }

  show (self, NULL, NULL);
  question = g_new (Question, 1);
  *question = (Question){ g_object_ref (self), self->n_asked };
  sal_alignment_editor_plan_async (self->editor, day, planned_cb, question);
}

static void
activate_cb (SalActivateDialog *self)
{
  sal_alignment_editor_activate (self->editor, self->plan);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sal_activate_dialog_dispose (GObject *object)
{
  SalActivateDialog *self = SAL_ACTIVATE_DIALOG (object);

  /* lists refer to the plan */
  if (self->details != NULL)
    clear (self);
  self->details = NULL;
  g_clear_handle_id (&self->back_source, g_source_remove);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (sal_activate_dialog_parent_class)->dispose (object);
}

static void
sal_activate_dialog_class_init (SalActivateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_activate_dialog_dispose;

  g_type_ensure (SAL_TYPE_ACTIVATION_LIST);
  g_type_ensure (SAL_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-activate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, date_entry);
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, details);
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, activate_button);
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, back_button);
  gtk_widget_class_bind_template_callback (widget_class, update_back);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, flow_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, return_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_activate_dialog_init (SalActivateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/* Not wider than what it belongs to. */
static void
fit_into (GtkWindow *window, GtkWindow *parent)
{
  int width, height, most = gtk_widget_get_width (GTK_WIDGET (parent));

  gtk_window_get_default_size (window, &width, &height);
  if (most > 0 && most < width)
    gtk_window_set_default_size (window, most, height);
}

/* The first day of next month is proposed. */
GtkWidget *
sal_activate_dialog_new (GtkWindow *parent, SalAlignmentEditor *editor)
{
  SalActivateDialog *self =
      g_object_new (SAL_TYPE_ACTIVATE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  char text[SAL_DATE_BUFFER];
  int year, month, day;

  fit_into (GTK_WINDOW (self), parent);
  self->editor = g_object_ref (editor);
  sal_date_to_ymd (sal_date_add_months (sal_date_today (), 1), &year, &month, &day);
  sal_date_entry_set_text (self->date_entry,
                           sal_date_write_iso (sal_date_from_ymd (year, month, 1), text));
  date_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->date_entry));

  return GTK_WIDGET (self);
}
