/* sal-rules-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rules-window.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-list-rows.h"
#include "sal-number.h"
#include "sal-rule-dialog.h"
#include "sal-territory-rules.h"
#include "sal-window.h"

/* Of whom a rule takes accounts, that many are told by name. */
#define MAX_TAKES 3

struct _SalRulesWindow
{
  AdwWindow parent_instance;

  SalWorkspace *workspace;
  SalAlignmentEditor *editor;
  GPtrArray *rules; /* (nullable): of SalTerritoryRule, as they are listed */
  gint64 focused;   /* the rule that has the focus once they are listed anew, 0: none */
  guint n_asked;    /* which answer is waited for */

  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *problem_page;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (SalRulesWindow, sal_rules_window, ADW_TYPE_WINDOW)

/* --- steps --- */

/* @label: with a place for the name of the rule. */
static void
run (SalRulesWindow *self, guint index, const char *label, SalCommandFunc func, guint place)
{
  const SalTerritoryRule *rule = g_ptr_array_index (self->rules, index);
  SalTerritoryRuleMove *move = g_new (SalTerritoryRuleMove, 1);
  g_auto (GStrv) parts = g_strsplit (label, "%s", 2);
  g_autofree char *text = g_strjoinv (rule->name, parts);

  *move =
      (SalTerritoryRuleMove){ sal_alignment_editor_get_info (self->editor)->id, rule->id, place };
  self->focused = rule->id;
  sal_alignment_editor_run (self->editor, text, func, move, g_free);
}

static int
find_index (GtkWidget *widget)
{
  return gtk_list_box_row_get_index (
      GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW)));
}

static void
move (SalRulesWindow *self, int index, int by)
{
  if (!sal_alignment_editor_is_editable (self->editor) || index < 0 || index + by < 0 ||
      index + by >= (int) self->rules->len)
    return;

  run (self, (guint) index, _ ("Move Rule “%s”"), sal_territory_rule_move, (guint) (index + by));
}

static void
up_cb (GtkWidget *button, SalRulesWindow *self)
{
  move (self, find_index (button), -1);
}

static void
down_cb (GtkWidget *button, SalRulesWindow *self)
{
  move (self, find_index (button), 1);
}

static void
remove_cb (GtkWidget *button, SalRulesWindow *self)
{
  run (self, (guint) find_index (button), _ ("Remove Rule “%s”"), sal_territory_rule_remove, 0);
}

/* The rule that has the focus goes up or down. */
static gboolean
move_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalRulesWindow *self = SAL_RULES_WINDOW (widget);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (row == NULL || self->rules == NULL)
    return FALSE;
  move (self, find_index (row), g_variant_get_int32 (arguments));

  return TRUE;
}

static void
open_dialog (SalRulesWindow *self, const SalTerritoryRule *rule)
{
  gtk_window_present (
      GTK_WINDOW (sal_rule_dialog_new (GTK_WINDOW (self), self->workspace, self->editor, rule)));
}

static void
add_cb (SalRulesWindow *self)
{
  open_dialog (self, NULL);
}

static void
row_activated_cb (SalRulesWindow *self, GtkListBoxRow *row)
{
  const SalTerritoryRule *rule =
      g_ptr_array_index (self->rules, (guint) gtk_list_box_row_get_index (row));

  self->focused = rule->id;
  if (sal_alignment_editor_is_editable (self->editor))
    open_dialog (self, rule);
}

/* --- rows --- */

static const char *
name_of (SalTerritoryDesign *design, gint32 territory)
{
  return territory != SAL_TERRITORY_NONE
             ? sal_territory_design_get_territory (design, (guint) territory)->name
             : _ ("no territory");
}

/* "12 from West 1, 3 from West 2" */
static char *
describe_takes (SalTerritoryDesign *design, const SalRuleEffect *effect)
{
  GString *text = g_string_new (NULL);
  guint n_others = 0;

  for (guint i = 0; i < effect->takes->len; i++)
    {
      const SalRuleTake *take = &g_array_index (effect->takes, SalRuleTake, i);
      g_autofree char *number = sal_number_format (take->n_accounts, 0);

      if (i >= MAX_TAKES)
        {
          n_others += take->n_accounts;
          continue;
        }
      g_string_append (text, i > 0 ? ", " : "");
      /* translators: a number of accounts, and the territory that they are taken from */
      g_string_append_printf (text, _ ("%1$s from %2$s"), number, name_of (design, take->from));
    }
  if (n_others > 0)
    {
      g_autofree char *number = sal_number_format (n_others, 0);

      /* translators: a number of accounts */
      g_string_append_printf (text, _ (", %s from others"), number);
    }

  return g_string_free (text, FALSE);
}

static char *
describe (SalTerritoryDesign *design, const SalTerritoryRule *rule, const SalRuleEffect *effect)
{
  g_autofree char *matches = sal_number_format (effect->n_matches, 0);
  g_autofree char *decided = sal_number_format (effect->n_decided, 0);
  g_autofree char *takes = describe_takes (design, effect);
  g_autofree char *text = NULL;

  if (rule->problem != NULL)
    return g_strdup_printf ("%s\n%s", rule->condition, rule->problem);

  /* translators: numbers of accounts that a rule matches, and that go by it */
  text = g_strdup_printf (_ ("%1$s match, %2$s go by it"), matches, decided);

  return *takes != '\0' ? g_strdup_printf ("%s\n%s: %s", rule->condition, text, takes)
                        : g_strdup_printf ("%s\n%s", rule->condition, text);
}

static void
add_button (SalRulesWindow *self,
            GtkWidget *row,
            const char *icon,
            const char *name,
            GCallback callback,
            gboolean can)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, can && sal_alignment_editor_is_editable (self->editor));
  sal_accessible_name_button (button, name);
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (SalRulesWindow *self, SalTerritoryDesign *design, guint index, const SalRuleEffect *effect)
{
  const SalTerritoryRule *rule = g_ptr_array_index (self->rules, index);
  GtkWidget *row;
  gint32 territory = sal_territory_design_find_territory (design, rule->territory);
  g_autofree char *text = describe (design, rule, effect);
  /* translators: the number and name of a rule, and its territory */
  g_autofree char *title =
      g_strdup_printf (_ ("%1$u. %2$s → %3$s"), index + 1, rule->name, name_of (design, territory));

  row = sal_list_rows_new_text (title, text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  add_button (self, row, "go-up-symbolic", _ ("Move Up"), G_CALLBACK (up_cb), index > 0);
  add_button (self,
              row,
              "go-down-symbolic",
              _ ("Move Down"),
              G_CALLBACK (down_cb),
              index + 1 < self->rules->len);
  add_button (self, row, "user-trash-symbolic", _ ("Remove"), G_CALLBACK (remove_cb), TRUE);
  gtk_list_box_append (self->list, row);
  if (rule->id == self->focused)
    gtk_widget_grab_focus (row);
}

static void
show_rules (SalRulesWindow *self)
{
  SalTerritoryDesign *design = sal_alignment_editor_get_design (self->editor);
  g_autoptr (GPtrArray) effects = NULL;

  sal_list_rows_remove_all (self->list);
  if (design == NULL)
    return;
  effects = sal_rule_effects_new (design, self->rules);
  for (guint i = 0; i < self->rules->len; i++)
    add_row (self, design, i, g_ptr_array_index (effects, i));
  gtk_stack_set_visible_child_name (self->stack, self->rules->len > 0 ? "rules" : "empty");
  gtk_widget_set_sensitive (self->add_button,
                            sal_alignment_editor_is_editable (self->editor) &&
                                sal_territory_design_get_n_territories (design) > 0);
}

/* --- reading --- */

typedef struct
{
  SalRulesWindow *window; /* main thread only */
  guint number;
  gint64 alignment;
  SalFiscalCalendar *calendar;
  char *currency;
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->window);
  sal_fiscal_calendar_free (self->calendar);
  g_free (self->currency);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static gpointer
read_rules (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return sal_territory_rules_load (
      connection, question->alignment, question->calendar, question->currency, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  SalRulesWindow *self = question->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = sal_store_read_finish (SAL_STORE (source), result, &error);

  /* something else was asked meanwhile, or the window is gone */
  if (question->number != self->n_asked || self->editor == NULL)
    return;
  if (error != NULL)
    {
      adw_status_page_set_description (self->problem_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  self->rules = g_steal_pointer (&rules);
  show_rules (self);
}

/* The design follows what is written, and so do the rules. */
static void
load (SalRulesWindow *self)
{
  const SalAlignmentInfo *info = sal_alignment_editor_get_info (self->editor);
  Question *question;

  if (info == NULL)
    return;
  question = g_new (Question, 1);
  *question = (Question){ g_object_ref (self),
                          ++self->n_asked,
                          info->id,
                          sal_fiscal_calendar_copy (sal_workspace_get_calendar (self->workspace)),
                          g_strdup (sal_workspace_get_currency (self->workspace)) };
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        read_rules,
                        question,
                        NULL,
                        (GDestroyNotify) g_ptr_array_unref,
                        NULL,
                        read_cb,
                        question);
}

/* --- the object --- */

static void
sal_rules_window_dispose (GObject *object)
{
  SalRulesWindow *self = SAL_RULES_WINDOW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->rules, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_rules_window_parent_class)->dispose (object);
}

static void
sal_rules_window_class_init (SalRulesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_rules_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-rules-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SalRulesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SalRulesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SalRulesWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, SalRulesWindow, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_rules_window_init (SalRulesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

GtkWidget *
sal_rules_window_new (GtkWindow *parent, SalWorkspace *workspace, SalAlignmentEditor *editor)
{
  SalRulesWindow *self =
      g_object_new (SAL_TYPE_RULES_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "loaded", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
