/* sal-rule-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rule-dialog.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-filter-help.h"
#include "sal-kinds.h"
#include "sal-number.h"
#include "sal-record-query.h"

/* How long to wait for more to be typed before accounts are counted, in milliseconds. */
#define COUNT_DELAY 250

struct _SalRuleDialog
{
  AdwWindow parent_instance;

  SalWorkspace *workspace;
  SalAlignmentEditor *editor;
  SalTerritoryDesign *design;
  gint64 alignment;
  gint64 id; /* 0: a new one */
  guint timeout;
  GCancellable *counting; /* (nullable) */

  AdwEntryRow *name_row;
  GtkEntry *condition_entry;
  GtkMenuButton *help_button;
  GtkLabel *status_label;
  GtkDropDown *territory_drop_down;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (SalRuleDialog, sal_rule_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (gpointer editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable))));
}

/* --- the condition --- */

static void
show_status (SalRuleDialog *self, const char *text, gboolean is_error)
{
  gtk_label_set_label (self->status_label, text);
  if (is_error)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->status_label), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->status_label), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->condition_entry), "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->status_label), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->status_label), "dim-label");
      gtk_widget_remove_css_class (GTK_WIDGET (self->condition_entry), "error");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->condition_entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               is_error ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->condition_entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* (nullable): of what is typed, if that can be read. */
static SalRecordQuery *
create_query (SalRuleDialog *self, GError **error)
{
  g_autofree char *condition = dup_text (self->condition_entry);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_account_kind);

  if (!sal_record_query_set_filter (query,
                                    condition,
                                    sal_workspace_get_calendar (self->workspace),
                                    sal_workspace_get_currency (self->workspace),
                                    error))
    return NULL;

  return g_steal_pointer (&query);
}

static gpointer
count (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree gint64 *number = g_new0 (gint64, 1);

  return sal_record_query_count (data, connection, number, error) ? g_steal_pointer (&number)
                                                                  : NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalRuleDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *number = sal_store_read_finish (SAL_STORE (source), result, &error);
  g_autofree char *figure = NULL;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      show_status (self, error->message, TRUE);
      return;
    }
  figure = sal_number_format ((double) *number, 0);
  /* translators: a number */
  text = g_strdup_printf (ngettext ("%s account matches", "%s accounts match", (gulong) *number),
                          figure);
  show_status (self, text, FALSE);
}

static void
start_counting (SalRuleDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecordQuery) query = create_query (self, &error);

  if (query == NULL)
    {
      show_status (self, error->message, TRUE);
      return;
    }
  self->counting = g_cancellable_new ();
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        count,
                        g_steal_pointer (&query),
                        (GDestroyNotify) sal_record_query_free,
                        g_free,
                        self->counting,
                        counted_cb,
                        g_object_ref (self));
}

static gboolean
timeout_cb (gpointer user_data)
{
  SalRuleDialog *self = user_data;

  self->timeout = 0;
  start_counting (self);

  return G_SOURCE_REMOVE;
}

static void
stop_counting (SalRuleDialog *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
update (SalRuleDialog *self)
{
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *condition = dup_text (self->condition_entry);
  g_autoptr (SalRecordQuery) query = create_query (self, NULL);

  gtk_widget_set_sensitive (self->save_button,
                            *name != '\0' && *condition != '\0' && query != NULL);
}

static void
condition_changed_cb (SalRuleDialog *self)
{
  g_autofree char *condition = dup_text (self->condition_entry);

  stop_counting (self);
  update (self);
  if (*condition == '\0')
    show_status (self, _ ("A filter of accounts"), FALSE);
  else
    self->timeout = g_timeout_add (COUNT_DELAY, timeout_cb, self);
}

/* --- saving --- */

static void
save_cb (SalRuleDialog *self)
{
  guint territory = gtk_drop_down_get_selected (self->territory_drop_down);
  SalTerritoryRuleEdit *edit;
  g_autofree char *label = NULL;

  if (!gtk_widget_get_sensitive (self->save_button))
    return;

  edit = g_new (SalTerritoryRuleEdit, 1);
  *edit =
      (SalTerritoryRuleEdit){ self->alignment,
                              self->id,
                              dup_text (self->name_row),
                              dup_text (self->condition_entry),
                              sal_territory_design_get_territory (self->design, territory)->id };
  /* translators: the name of a rule */
  label =
      g_strdup_printf (self->id == 0 ? _ ("Add Rule “%s”") : _ ("Change Rule “%s”"), edit->name);
  sal_alignment_editor_run (
      self->editor, label, sal_territory_rule_save, edit, sal_territory_rule_edit_free);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- the object --- */

static void
sal_rule_dialog_dispose (GObject *object)
{
  SalRuleDialog *self = SAL_RULE_DIALOG (object);

  stop_counting (self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->design, sal_territory_design_unref);

  G_OBJECT_CLASS (sal_rule_dialog_parent_class)->dispose (object);
}

static void
sal_rule_dialog_class_init (SalRuleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_rule_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-rule-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalRuleDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, SalRuleDialog, condition_entry);
  gtk_widget_class_bind_template_child (widget_class, SalRuleDialog, help_button);
  gtk_widget_class_bind_template_child (widget_class, SalRuleDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, SalRuleDialog, territory_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalRuleDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, condition_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_rule_dialog_init (SalRuleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

static void
list_territories (SalRuleDialog *self, gint64 chosen)
{
  guint n = sal_territory_design_get_n_territories (self->design);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  for (guint t = 0; t < n; t++)
    gtk_string_list_append (names, sal_territory_design_get_territory (self->design, t)->name);
  gtk_drop_down_set_expression (self->territory_drop_down, expression);
  gtk_drop_down_set_model (self->territory_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (
      self->territory_drop_down,
      (guint) MAX (sal_territory_design_find_territory (self->design, chosen), 0));
}

GtkWidget *
sal_rule_dialog_new (GtkWindow *parent,
                     SalWorkspace *workspace,
                     SalAlignmentEditor *editor,
                     const SalTerritoryRule *rule)
{
  SalRuleDialog *self = g_object_new (SAL_TYPE_RULE_DIALOG,
                                      "transient-for",
                                      parent,
                                      "modal",
                                      TRUE,
                                      "title",
                                      rule != NULL ? _ ("Change Rule") : _ ("Add Rule"),
                                      NULL);

  self->workspace = g_object_ref (workspace);
  self->editor = g_object_ref (editor);
  self->design = sal_territory_design_ref (sal_alignment_editor_get_design (editor));
  self->alignment = sal_alignment_editor_get_info (editor)->id;
  sal_filter_help_attach (
      self->help_button, &sal_account_kind, GTK_EDITABLE (self->condition_entry));
  list_territories (self, rule != NULL ? rule->territory : 0);
  if (rule != NULL)
    {
      self->id = rule->id;
      gtk_editable_set_text (GTK_EDITABLE (self->name_row), rule->name);
      gtk_editable_set_text (GTK_EDITABLE (self->condition_entry), rule->condition);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));

  return GTK_WIDGET (self);
}
