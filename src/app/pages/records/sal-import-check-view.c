/* sal-import-check-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-check-view.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-number.h"

/* A text that probably means another, and the row in which that is accepted */
typedef struct
{
  char *kind;
  char *field;
  char *column;
  char *text;
  char *meant;
  GtkWidget *row;
  GtkSwitch *accept;
  gboolean found; /* by the last attempt */
} NearMiss;

struct _SalImportCheckView
{
  AdwBin parent_instance;

  SalImportErrors errors;
  GPtrArray *near_misses;
  GPtrArray *count_rows;
  GPtrArray *finding_rows;

  AdwViewStack *stack;
  AdwPreferencesGroup *count_group;
  AdwComboRow *errors_row;
  AdwPreferencesGroup *near_miss_group;
  AdwPreferencesGroup *finding_group;
  GtkWidget *note_group;
  GtkLabel *note_label;
};

typedef enum
{
  PROP_ERRORS = 1,
} SalImportCheckViewProperty;

static GParamSpec *properties[PROP_ERRORS + 1];

typedef enum
{
  SIGNAL_MEANING_CHANGED,
  N_SIGNALS,
} SalImportCheckViewSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalImportCheckView, sal_import_check_view, ADW_TYPE_BIN)

static void
near_miss_free (NearMiss *near_miss)
{
  g_free (near_miss->kind);
  g_free (near_miss->field);
  g_free (near_miss->column);
  g_free (near_miss->text);
  g_free (near_miss->meant);
  g_free (near_miss);
}

static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  /* its title names the row */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);

  return row;
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

/* --- counts --- */

/* Takes over @text. */
static void
append_count (GString *counts, guint64 n, char *text)
{
  if (n > 0)
    g_string_append_printf (counts, "%s%s", counts->len > 0 ? " · " : "", text);
  g_free (text);
}

static char *
describe_count (const SalImportCount *count, gboolean dry_run)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *added = sal_number_format ((double) count->n_added, 0);
  g_autofree char *changed = sal_number_format ((double) count->n_changed, 0);
  g_autofree char *unchanged = sal_number_format ((double) count->n_unchanged, 0);

  append_count (
      text, count->n_added, g_strdup_printf (dry_run ? _ ("%s to add") : _ ("%s added"), added));
  append_count (text,
                count->n_changed,
                g_strdup_printf (dry_run ? _ ("%s to change") : _ ("%s changed"), changed));
  append_count (text, count->n_unchanged, g_strdup_printf (_ ("%s unchanged"), unchanged));
  if (text->len == 0)
    g_string_append (text, _ ("nothing"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_counts (SalImportCheckView *self, const SalImportAttempt *attempt)
{
  const SalImportResult *result = attempt->result;
  g_autofree char *rows = sal_number_format ((double) result->n_rows, 0);
  g_autofree char *description = g_strdup_printf (
      ngettext ("%s row was read", "%s rows were read", (gulong) result->n_rows), rows);

  clear_rows (self->count_group, self->count_rows);
  adw_preferences_group_set_description (self->count_group, description);
  for (guint i = 0; i < result->counts->len; i++)
    {
      const SalImportCount *count = result->counts->pdata[i];
      g_autofree char *text = describe_count (count, result->dry_run);

      add_row (self->count_group,
               self->count_rows,
               create_row (sal_kind_get_plural (count->kind), text));
    }
  if (result->n_rejected > 0)
    {
      g_autofree char *rejected = sal_number_format ((double) result->n_rejected, 0);
      GtkWidget *row = create_row (_ ("Rows That Cannot Be Imported"), rejected);

      gtk_widget_add_css_class (row, "warning");
      add_row (self->count_group, self->count_rows, row);
    }
}

/* --- near misses --- */

static NearMiss *
find_near_miss (SalImportCheckView *self, const char *column, const char *text)
{
  for (guint i = 0; i < self->near_misses->len; i++)
    {
      NearMiss *near_miss = self->near_misses->pdata[i];

      if (strcmp (near_miss->column, column) == 0 && strcmp (near_miss->text, text) == 0)
        return near_miss;
    }

  return NULL;
}

static void
accept_toggled_cb (GtkSwitch *accept, GParamSpec *pspec, SalImportCheckView *self)
{
  NearMiss *near_miss = g_object_get_data (G_OBJECT (accept), "near-miss");

  g_signal_emit (self,
                 signals[SIGNAL_MEANING_CHANGED],
                 0,
                 near_miss->kind,
                 near_miss->field,
                 near_miss->column,
                 near_miss->text,
                 gtk_switch_get_active (accept) ? near_miss->meant : NULL);
}

static void
create_near_miss_row (SalImportCheckView *self,
                      NearMiss *near_miss,
                      const SalImportProposal *proposal)
{
  g_autofree char *title = g_strdup_printf (_ ("“%s” is “%s”"), proposal->text, proposal->meant);
  g_autofree char *number = sal_number_format ((double) proposal->n_rows, 0);
  g_autofree char *rows =
      g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) proposal->n_rows), number);
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · %s · %.0f %% alike%s"),
                                               proposal->column,
                                               rows,
                                               proposal->similarity * 100,
                                               proposal->unique ? "" : _ (", and others as much"));

  near_miss->row = create_row (title, subtitle);
  near_miss->accept = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (near_miss->accept), GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (near_miss->accept), "near-miss", near_miss);
  g_signal_connect (near_miss->accept, "notify::active", G_CALLBACK (accept_toggled_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (near_miss->row), GTK_WIDGET (near_miss->accept));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (near_miss->row),
                                         GTK_WIDGET (near_miss->accept));
  adw_preferences_group_add (self->near_miss_group, near_miss->row);
}

static void
add_near_miss (SalImportCheckView *self, const SalImportProposal *proposal)
{
  NearMiss *near_miss = find_near_miss (self, proposal->column, proposal->text);

  if (near_miss != NULL)
    {
      near_miss->found = TRUE;
      /* found although accepted: it was for a mapping that is not used any more */
      g_signal_handlers_block_by_func (near_miss->accept, accept_toggled_cb, self);
      gtk_switch_set_active (near_miss->accept, FALSE);
      g_signal_handlers_unblock_by_func (near_miss->accept, accept_toggled_cb, self);
      return;
    }
  near_miss = g_new0 (NearMiss, 1);
  near_miss->kind = g_strdup (proposal->kind);
  near_miss->field = g_strdup (proposal->field);
  near_miss->column = g_strdup (proposal->column);
  near_miss->text = g_strdup (proposal->text);
  near_miss->meant = g_strdup (proposal->meant);
  near_miss->found = TRUE;
  create_near_miss_row (self, near_miss, proposal);
  g_ptr_array_add (self->near_misses, near_miss);
}

/* What has been accepted is not found any more and stays, so that it can be taken back. */
static void
show_near_misses (SalImportCheckView *self, const SalImportResult *result)
{
  for (guint i = 0; i < self->near_misses->len; i++)
    ((NearMiss *) self->near_misses->pdata[i])->found = FALSE;
  for (guint i = 0; i < result->proposals->len; i++)
    add_near_miss (self, result->proposals->pdata[i]);
  for (guint i = self->near_misses->len; i > 0; i--)
    {
      NearMiss *near_miss = self->near_misses->pdata[i - 1];

      if (near_miss->found || gtk_switch_get_active (near_miss->accept))
        continue;
      adw_preferences_group_remove (self->near_miss_group, near_miss->row);
      g_ptr_array_remove_index (self->near_misses, i - 1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->near_miss_group), self->near_misses->len > 0);
}

/* --- findings --- */

static char *
describe_place (const SalImportFinding *finding, gboolean several_files)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *row = sal_number_format ((double) finding->row, 0);

  if (several_files)
    g_string_append_printf (text, "%s, ", finding->file);
  g_string_append_printf (text, _ ("row %s"), row);
  if (*finding->column != '\0')
    g_string_append_printf (text, ", %s", finding->column);
  if (*finding->value != '\0')
    g_string_append_printf (text, ": “%s”", finding->value);
  if (finding->n_rows > 1)
    {
      g_autofree char *more = sal_number_format ((double) (finding->n_rows - 1), 0);

      g_string_append_printf (
          text,
          ngettext (" · and %s more row", " · and %s more rows", (gulong) (finding->n_rows - 1)),
          more);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
create_finding_row (const SalImportFinding *finding, gboolean several_files)
{
  static const struct
  {
    const char *icon;
    const char *label;
    const char *style;
  } looks[] = {
    { "dialog-error-symbolic", N_ ("Rejected"), "error" },
    { "dialog-warning-symbolic", N_ ("Left empty"), "warning" },
    { "dialog-information-symbolic", N_ ("Imported"), "dim-label" },
  };
  g_autofree char *place = describe_place (finding, several_files);
  GtkWidget *row = create_row (finding->reason, place);
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[finding->type].icon);
  GtkWidget *outcome = gtk_label_new (_ (looks[finding->type].label));

  gtk_widget_add_css_class (icon, looks[finding->type].style);
  gtk_widget_add_css_class (outcome, "dim-label");
  gtk_widget_add_css_class (outcome, "caption");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), outcome);

  return row;
}

static gboolean
are_several_files (const SalImportAttempt *attempt)
{
  return attempt->result->mappings->len > 1;
}

static void
show_findings (SalImportCheckView *self, const SalImportAttempt *attempt)
{
  gboolean several = are_several_files (attempt);

  clear_rows (self->finding_group, self->finding_rows);
  for (guint i = 0; i < attempt->findings->len; i++)
    {
      const SalImportFinding *finding = attempt->findings->pdata[i];

      /* near misses are listed above, with a choice */
      if (find_near_miss (self, finding->column, finding->value) == NULL)
        add_row (self->finding_group, self->finding_rows, create_finding_row (finding, several));
    }
  if (attempt->n_findings_left_out > 0)
    {
      g_autofree char *number = sal_number_format (attempt->n_findings_left_out, 0);
      g_autofree char *title = g_strdup_printf (_ ("And %s more"), number);

      add_row (self->finding_group,
               self->finding_rows,
               create_row (title, _ ("The report of the import names them all")));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->finding_group), self->finding_rows->len > 0);
}

static void
show_notes (SalImportCheckView *self, const SalImportResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < result->notes->len; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? "\n" : "", (const char *) result->notes->pdata[i]);
  gtk_label_set_label (self->note_label, text->str);
  gtk_widget_set_visible (self->note_group, result->notes->len > 0);
}

static void
errors_selected_cb (SalImportCheckView *self)
{
  SalImportErrors errors = adw_combo_row_get_selected (self->errors_row);

  if (self->errors == errors)
    return;
  self->errors = errors;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERRORS]);
}

static void
sal_import_check_view_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  SalImportCheckView *self = SAL_IMPORT_CHECK_VIEW (object);

  switch ((SalImportCheckViewProperty) prop_id)
    {
    case PROP_ERRORS:
      g_value_set_uint (value, self->errors);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_import_check_view_finalize (GObject *object)
{
  SalImportCheckView *self = SAL_IMPORT_CHECK_VIEW (object);

  g_ptr_array_unref (self->near_misses);
  g_ptr_array_unref (self->count_rows);
  g_ptr_array_unref (self->finding_rows);

  G_OBJECT_CLASS (sal_import_check_view_parent_class)->finalize (object);
}

static void
sal_import_check_view_class_init (SalImportCheckViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sal_import_check_view_get_property;
  object_class->finalize = sal_import_check_view_finalize;

  properties[PROP_ERRORS] =
      g_param_spec_uint ("errors",
                         NULL,
                         NULL,
                         SAL_IMPORT_STOP,
                         SAL_IMPORT_SKIP,
                         SAL_IMPORT_STOP,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_MEANING_CHANGED] = g_signal_new ("meaning-changed",
                                                  SAL_TYPE_IMPORT_CHECK_VIEW,
                                                  G_SIGNAL_RUN_LAST,
                                                  0,
                                                  NULL,
                                                  NULL,
                                                  NULL,
                                                  G_TYPE_NONE,
                                                  5,
                                                  G_TYPE_STRING,
                                                  G_TYPE_STRING,
                                                  G_TYPE_STRING,
                                                  G_TYPE_STRING,
                                                  G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-import-check-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalImportCheckView, stack);
  gtk_widget_class_bind_template_child (widget_class, SalImportCheckView, count_group);
  gtk_widget_class_bind_template_child (widget_class, SalImportCheckView, errors_row);
  gtk_widget_class_bind_template_child (widget_class, SalImportCheckView, near_miss_group);
  gtk_widget_class_bind_template_child (widget_class, SalImportCheckView, finding_group);
  gtk_widget_class_bind_template_child (widget_class, SalImportCheckView, note_group);
  gtk_widget_class_bind_template_child (widget_class, SalImportCheckView, note_label);
  gtk_widget_class_bind_template_callback (widget_class, errors_selected_cb);
}

static void
sal_import_check_view_init (SalImportCheckView *self)
{
  self->near_misses = g_ptr_array_new_with_free_func ((GDestroyNotify) near_miss_free);
  self->count_rows = g_ptr_array_new ();
  self->finding_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

SalImportErrors
sal_import_check_view_get_errors (SalImportCheckView *self)
{
  return self->errors;
}

/**
 * sal_import_check_view_set_attempt:
 * @self: the view
 * @attempt: (nullable): an attempt that has been run, or %NULL if there is none yet
 *
 * Shows what came of @attempt.
 */
void
sal_import_check_view_set_attempt (SalImportCheckView *self, const SalImportAttempt *attempt)
{
  if (attempt == NULL || attempt->result == NULL)
    {
      adw_view_stack_set_visible_child_name (self->stack, "unchecked");
      return;
    }
  show_counts (self, attempt);
  show_near_misses (self, attempt->result);
  show_findings (self, attempt);
  show_notes (self, attempt->result);
  adw_view_stack_set_visible_child_name (self->stack, "content");
}

guint
sal_import_check_view_get_n_near_misses (SalImportCheckView *self)
{
  guint n = 0;

  for (guint i = 0; i < self->near_misses->len; i++)
    n += !gtk_switch_get_active (((const NearMiss *) self->near_misses->pdata[i])->accept);

  return n;
}
