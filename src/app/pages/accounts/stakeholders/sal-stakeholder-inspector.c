/* sal-stakeholder-inspector.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-inspector.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-field-row.h"
#include "sal-kinds.h"
#include "sal-stakeholder.h"
#include "sal-store-error.h"
#include "sal-window.h"

struct _SalStakeholderInspector
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  gint64 id;       /* of the stakeholder, 0: nobody */
  SalRecord *base; /* (nullable): as it is stored */
  gint64 version;
  gboolean saving;
  gint64 saved_id; /* whose values were stored last, or could not be */
  gboolean filling;
  GCancellable *loading;
  GPtrArray *rows;  /* of SalFieldRow */
  GPtrArray *lines; /* of GtkWidget: rows of influences */

  GtkLabel *name_label;
  GtkLabel *job_label;
  AdwPreferencesGroup *values_group;
  AdwPreferencesGroup *influence_group;
};

G_DEFINE_FINAL_TYPE (SalStakeholderInspector, sal_stakeholder_inspector, ADW_TYPE_BIN)

enum
{
  INFLUENCE_CHANGED,
  INFLUENCE_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is judged of somebody, in the order it is asked for. */
static const char *const shown[] = { "role",       "power",      "attitude", "coverage",
                                     "covered_by", "reports_to", "note" };

static void load (SalStakeholderInspector *self);

/* --- storing --- */

/* The store names kind and field before each problem, a line each. */
static gboolean
show_line (SalStakeholderInspector *self, const char *line)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SalFieldRow *row = self->rows->pdata[i];
      g_autofree char *prefix =
          g_strdup_printf ("%s, %s: ",
                           sal_kind_get_label (&sal_stakeholder_kind),
                           sal_field_get_label (sal_field_row_get_field (row)));

      if (g_str_has_prefix (line, prefix))
        {
          sal_field_row_set_problem (row, line + strlen (prefix));
          return TRUE;
        }
    }

  return FALSE;
}

static void
show_error (SalStakeholderInspector *self, const GError *error)
{
  g_auto (GStrv) lines = g_strsplit (error->message, "\n", -1);
  gboolean shown_all = self->saved_id == self->id &&
                       g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);

  for (gsize i = 0; shown_all && lines[i] != NULL; i++)
    shown_all = show_line (self, lines[i]);
  if (!shown_all)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Save"), error);
  if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT))
    load (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalStakeholderInspector) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecord) stored = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, &stored, &error);

  self->saving = FALSE;
  if (self->workspace == NULL)
    return; /* the window is gone */
  if (error != NULL)
    {
      show_error (self, error);
      return;
    }
  if (stored != NULL && sal_record_get_id (stored) == self->id)
    {
      g_set_object (&self->base, stored);
      if (change != NULL)
        self->version = sal_change_get_id (change);
    }
}

/* What was entered; %NULL if it is what is stored, or some of it cannot be. */
static SalRecord *
read_entered (SalStakeholderInspector *self)
{
  g_autoptr (SalRecord) record = sal_record_copy (self->base);
  g_autoptr (SalProblems) problems = NULL;
  gboolean valid = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!sal_field_row_read (self->rows->pdata[i], record, &error))
        {
          sal_field_row_set_problem (self->rows->pdata[i], error->message);
          valid = FALSE;
        }
    }
  problems = sal_record_validate (record);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *problem =
          sal_problems_get (problems, sal_field_row_get_field (self->rows->pdata[i])->name);

      if (problem != NULL)
        sal_field_row_set_problem (self->rows->pdata[i], problem);
    }
  if (!valid || !sal_problems_is_empty (problems) || sal_record_equal (record, self->base))
    return NULL;

  return g_steal_pointer (&record);
}

/**
 * sal_stakeholder_inspector_store:
 * @self: an inspector
 *
 * Stores what was entered, if that is not stored yet.
 *
 * Returns: %FALSE if some of it cannot be stored, which is said beside it
 */
gboolean
sal_stakeholder_inspector_store (SalStakeholderInspector *self)
{
  g_autoptr (SalRecord) record = NULL;

  if (self->base == NULL || self->saving)
    return TRUE;
  record = read_entered (self);
  if (record != NULL)
    {
      self->saving = TRUE;
      self->saved_id = self->id;
      sal_workspace_save_record_async (
          self->workspace, record, self->version, NULL, saved_cb, g_object_ref (self));
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_field_row_has_problem (self->rows->pdata[i]))
      return FALSE;

  return TRUE;
}

static void
row_changed_cb (SalStakeholderInspector *self, SalFieldRow *row)
{
  SalFieldType type = sal_field_row_get_field (row)->type;

  if (self->filling)
    return;
  sal_field_row_set_problem (row, NULL);
  if (type == SAL_FIELD_CHOICE || type == SAL_FIELD_REFERENCE)
    sal_stakeholder_inspector_store (self);
}

static void
row_left_cb (SalStakeholderInspector *self)
{
  sal_stakeholder_inspector_store (self);
}

/* --- showing --- */

static void
fill (SalStakeholderInspector *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    sal_field_row_show (self->rows->pdata[i], self->base);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->values_group), TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalStakeholderInspector) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 version;
  g_autoptr (SalRecord) record =
      sal_workspace_load_record_finish (SAL_WORKSPACE (source), result, &version, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  g_clear_object (&self->loading);
  if (record == NULL)
    return; /* the map will tell that they are gone */
  g_set_object (&self->base, record);
  self->version = version;
  fill (self);
}

static void
load (SalStakeholderInspector *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->id == 0)
    return;
  self->loading = g_cancellable_new ();
  sal_workspace_load_record_async (self->workspace,
                                   &sal_stakeholder_kind,
                                   self->id,
                                   self->loading,
                                   loaded_cb,
                                   g_object_ref (self));
}

static void
strength_chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, SalStakeholderInspector *self)
{
  const gint64 *ids = g_object_get_data (G_OBJECT (drop_down), "ends");
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[INFLUENCE_CHANGED], 0, ids[0], ids[1], selected);
}

static void
remove_line_cb (GtkButton *button, SalStakeholderInspector *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "influence");

  g_signal_emit (self, signals[INFLUENCE_REMOVED], 0, *id);
}

static GtkWidget *
create_strengths (SalStakeholderInspector *self,
                  const SalStakeholderMap *map,
                  const SalInfluence *influence,
                  const char *label)
{
  const gint64 ends[] = { sal_stakeholder_map_get (map, influence->source)->id,
                          sal_stakeholder_map_get (map, influence->target)->id };
  GtkStringList *strengths = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (gsize i = 0; sal_influence_strengths[i].value != NULL; i++)
    gtk_string_list_append (strengths, _ (sal_influence_strengths[i].label));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (strengths), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), influence->strength);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  sal_accessible_name_drop_down (GTK_DROP_DOWN (drop_down), label);
  g_object_set_data_full (G_OBJECT (drop_down), "ends", g_memdup2 (ends, sizeof ends), g_free);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (strength_chosen_cb), self);

  return drop_down;
}

static GtkWidget *
create_line (SalStakeholderInspector *self,
             const SalStakeholderMap *map,
             const SalInfluence *influence)
{
  gboolean outgoing = sal_stakeholder_map_get (map, influence->source)->id == self->id;
  const char *other =
      sal_stakeholder_map_get (map, outgoing ? influence->target : influence->source)->name;
  g_autofree char *title =
      g_strdup_printf (outgoing ? _ ("Influences %s") : _ ("Influenced by %s"), other);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *remove = g_strdup_printf (_ ("Delete: %s"), title);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_strengths (self, map, influence, title));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, remove);
  sal_accessible_name_button (button, remove);
  g_object_set_data_full (
      G_OBJECT (button), "influence", g_memdup2 (&influence->id, sizeof influence->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_line_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
show_influences (SalStakeholderInspector *self, const SalStakeholderMap *map, guint person)
{
  for (guint i = 0; i < self->lines->len; i++)
    adw_preferences_group_remove (self->influence_group, self->lines->pdata[i]);
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < map->influences->len; i++)
    {
      const SalInfluence *influence = &g_array_index (map->influences, SalInfluence, i);
      GtkWidget *row;

      if (influence->source != person && influence->target != person)
        continue;
      row = create_line (self, map, influence);
      adw_preferences_group_add (self->influence_group, row);
      g_ptr_array_add (self->lines, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->influence_group), self->lines->len > 0);
}

static gboolean
has_focus_within (SalStakeholderInspector *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->values_group)) &&
         GTK_IS_TEXT (focus);
}

/**
 * sal_stakeholder_inspector_show:
 * @self: an inspector
 * @map: a map
 * @person: the index of somebody on it
 *
 * Shows somebody as they are stored. What was entered for the one before is stored; what is being
 * typed of the same one stays.
 */
void
sal_stakeholder_inspector_show (SalStakeholderInspector *self, SalStakeholderMap *map, guint person)
{
  const SalStakeholder *who = sal_stakeholder_map_get (map, person);

  gtk_label_set_label (self->name_label, who->name);
  gtk_label_set_label (self->job_label, who->job_title != NULL ? who->job_title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->job_label), who->job_title != NULL);
  show_influences (self, map, person);
  if (who->id == self->id && (has_focus_within (self) || self->saving))
    return;
  if (who->id != self->id)
    {
      sal_stakeholder_inspector_store (self);
      g_clear_object (&self->base);
      gtk_widget_set_sensitive (GTK_WIDGET (self->values_group), FALSE);
    }
  self->id = who->id;
  load (self);
}

void
sal_stakeholder_inspector_focus (SalStakeholderInspector *self)
{
  if (self->rows->len > 0)
    sal_field_row_focus (self->rows->pdata[0]);
}

/**
 * sal_stakeholder_inspector_set_workspace:
 * @self: an inspector
 * @workspace: the workspace
 *
 * Says where the values are. It is called once.
 */
void
sal_stakeholder_inspector_set_workspace (SalStakeholderInspector *self, SalWorkspace *workspace)
{
  gboolean editable = !sal_store_is_read_only (sal_workspace_get_store (workspace));

  g_set_object (&self->workspace, workspace);
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      GtkWidget *row =
          sal_field_row_new (workspace,
                             &sal_stakeholder_kind,
                             (guint) sal_kind_field_index (&sal_stakeholder_kind, shown[i]),
                             editable);
      GtkEventController *focus = gtk_event_controller_focus_new ();

      sal_field_row_set_narrow (SAL_FIELD_ROW (row));
      g_signal_connect_swapped (row, "changed", G_CALLBACK (row_changed_cb), self);
      g_signal_connect_swapped (focus, "leave", G_CALLBACK (row_left_cb), self);
      gtk_widget_add_controller (row, focus);
      adw_preferences_group_add (self->values_group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
sal_stakeholder_inspector_dispose (GObject *object)
{
  SalStakeholderInspector *self = SAL_STAKEHOLDER_INSPECTOR (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->workspace);
  g_clear_object (&self->base);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->lines, 0);

  G_OBJECT_CLASS (sal_stakeholder_inspector_parent_class)->dispose (object);
}

static void
sal_stakeholder_inspector_finalize (GObject *object)
{
  SalStakeholderInspector *self = SAL_STAKEHOLDER_INSPECTOR (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->lines);

  G_OBJECT_CLASS (sal_stakeholder_inspector_parent_class)->finalize (object);
}

static void
sal_stakeholder_inspector_class_init (SalStakeholderInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_stakeholder_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_stakeholder_inspector_finalize;
  signals[INFLUENCE_CHANGED] = g_signal_new ("influence-changed",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             3,
                                             G_TYPE_INT64,
                                             G_TYPE_INT64,
                                             G_TYPE_UINT);
  signals[INFLUENCE_REMOVED] = g_signal_new ("influence-removed",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             1,
                                             G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-stakeholder-inspector.ui");
#define BIND(name)                                                                                 \
  gtk_widget_class_bind_template_child (widget_class, SalStakeholderInspector, name)
  BIND (name_label);
  BIND (job_label);
  BIND (values_group);
  BIND (influence_group);
#undef BIND
}

static void
sal_stakeholder_inspector_init (SalStakeholderInspector *self)
{
  self->rows = g_ptr_array_new ();
  self->lines = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
