/* sal-alignment-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-editor-private.h"

#include <glib/gi18n.h>

#include "sal-alignment-commands.h"
#include "sal-alignment.h"
#include "sal-area-measures.h"
#include "sal-kinds.h"

typedef enum
{
  PROP_LOADING = 1,
} SalAlignmentEditorProperty;

static GParamSpec *properties[PROP_LOADING + 1];

enum
{
  LOADED,
  MOVED,
  SETTLED,
  FAILED,
  DONE,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalAlignmentEditor, sal_alignment_editor, G_TYPE_OBJECT)

/* --- loading --- */

static void start_load (SalAlignmentEditor *self);

/* Once it is loaded and the facts are there. */
static void
show_design (SalAlignmentEditor *self)
{
  SalFacts *facts = sal_facts_model_get_facts (self->facts);

  if (self->loaded == NULL || facts == NULL)
    return;

  g_clear_pointer (&self->design, sal_territory_design_unref);
  self->design = g_steal_pointer (&self->loaded);
  sal_area_measures_value_accounts (self->design, facts);
  sal_territory_design_prepare (self->design);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
take_load (SalAlignmentEditor *self, SalAlignmentLoad *loaded)
{
  g_clear_pointer (&self->alignments, g_ptr_array_unref);
  self->alignments = g_steal_pointer (&loaded->alignments);
  g_clear_pointer (&self->unknown, g_ptr_array_unref);
  self->unknown = g_steal_pointer (&loaded->unknown);
  sal_alignment_map_clear (&self->map);
  self->map = loaded->map;
  loaded->map = (SalAlignmentMap){ NULL };
  if (loaded->chosen == self->gone)
    self->gone = 0;
  else if (self->chosen != 0 && loaded->chosen != self->chosen)
    self->gone = self->chosen;
  self->chosen = self->before = loaded->chosen;
  g_clear_pointer (&self->loaded, sal_territory_design_unref);
  self->loaded = g_steal_pointer (&loaded->design);
  if (self->loaded != NULL)
    {
      show_design (self);
      return;
    }
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAlignmentEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  SalAlignmentLoad *loaded = sal_store_read_finish (SAL_STORE (source), result, &error);

  self->loading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL && self->design != NULL && self->chosen != self->before)
    {
      /* what shows goes on to */
      self->chosen = self->before;
      g_signal_emit (self, signals[FAILED], 0, error);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
      return;
    }
  g_free (self->error);
  self->error = error != NULL ? g_strdup (error->message) : NULL;
  /* a stroke goes on; what has changed meanwhile is loaded when it has ended */
  if (self->stale || self->stroke != NULL || self->n_writes > 0)
    {
      self->stale = TRUE;
      start_load (self);
    }
  else if (loaded != NULL)
    take_load (self, loaded);
  else
    g_signal_emit (self, signals[LOADED], 0);
  g_clear_pointer (&loaded, sal_alignment_load_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

SalAlignmentLoad *
sal_alignment_editor_create_load (SalAlignmentEditor *self, gint64 alignment)
{
  SalAlignmentLoad *asked = g_new0 (SalAlignmentLoad, 1);

  asked->chosen = alignment;
  if (alignment == self->chosen)
    {
      asked->earlier = self->earlier;
      asked->gone = self->gone;
    }
  asked->calendar = sal_fiscal_calendar_copy (sal_workspace_get_calendar (self->workspace));
  asked->currency = g_strdup (sal_workspace_get_currency (self->workspace));
  asked->as_of = sal_date_today ();
  asked->map = sal_alignment_map_copy (&self->map);

  return asked;
}

static void
start_load (SalAlignmentEditor *self)
{
  SalAlignmentLoad *asked;

  self->stale = self->loading || self->n_writes > 0 || self->stroke != NULL;
  if (self->stale)
    return;

  asked = sal_alignment_editor_create_load (self, self->chosen);
  self->loading = TRUE;
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        sal_alignment_load_run,
                        asked,
                        sal_alignment_load_free,
                        sal_alignment_load_free,
                        self->cancellable,
                        loaded_cb,
                        g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* What was put off while something was under way. */
static void
load_if_stale (SalAlignmentEditor *self)
{
  if (self->stale && !self->loading)
    start_load (self);
}

static void
add_id (GArray *ids, gint64 id)
{
  g_array_append_val (ids, id);
}

/* Whether it was there. */
static gboolean
take_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) != id)
        continue;
      g_array_remove_index_fast (ids, i);
      return TRUE;
    }

  return FALSE;
}

/* Of steps that are being written it is not known before they are which change is theirs. */
static void
changed_cb (SalAlignmentEditor *self, SalChange *change)
{
  static const SalKind *const kinds[] = {
    &sal_alignment_kind,      &sal_territory_kind,    &sal_territory_area_kind,
    &sal_territory_rule_kind, &sal_account_kind,      &sal_territory_account_kind,
    &sal_position_kind,       &sal_person_kind,       &sal_assignment_kind,
    &sal_ramp_profile_kind,   &sal_area_measure_kind,
  };
  gboolean touched = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    touched |= sal_change_touches (change, kinds[i]);
  if (!touched || take_id (self->followed, sal_change_get_id (change)))
    return;

  if (self->n_writes > 0)
    add_id (self->seen, sal_change_get_id (change));
  else
    start_load (self);
}

/* What accounts are worth has changed, or is known now. */
static void
facts_changed_cb (SalAlignmentEditor *self)
{
  if (self->loaded != NULL)
    show_design (self);
  else if (self->design != NULL)
    start_load (self);
}

/* --- steps --- */

static void
emit_moved (SalAlignmentEditor *self, const GArray *moves, guint first)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = first; i < moves->len; i++)
    g_array_append_val (areas, g_array_index (moves, SalDesignMove, i).area);
  if (areas->len > 0)
    g_signal_emit (self, signals[MOVED], 0, areas);
}

void
sal_alignment_editor_take_written (SalAlignmentEditor *self,
                                   const SalChange *change,
                                   const GError *error,
                                   gboolean follows)
{
  gint64 id = change != NULL ? sal_change_get_id (change) : 0;

  self->n_writes--;
  if (id != 0 && follows && !take_id (self->seen, id))
    add_id (self->followed, id);
  /* what is loaded may be from before it */
  self->stale |= follows && (self->loading || self->loaded != NULL);
  if (error != NULL)
    {
      self->stale = TRUE; /* what is in the workspace counts */
      g_signal_emit (self, signals[FAILED], 0, error);
    }
  if (self->n_writes == 0)
    {
      self->stale |= self->seen->len > 0;
      g_array_set_size (self->seen, 0);
    }
  load_if_stale (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAlignmentEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  sal_alignment_editor_take_written (self, change, error, FALSE);
}

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAlignmentEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  sal_alignment_editor_take_written (self, change, error, TRUE);
}

/* @follows: whether the design has it already */
static void
tell_written (SalAlignmentEditor *self, GObject *source, GAsyncResult *result, gboolean follows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  sal_alignment_editor_take_written (self, change, error, follows);
  if (change != NULL)
    g_signal_emit (self, signals[DONE], 0, change);
}

static void
followed_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAlignmentEditor) self = user_data;

  tell_written (self, source, result, TRUE);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAlignmentEditor) self = user_data;

  tell_written (self, source, result, FALSE);
}

void
sal_alignment_editor_write (SalAlignmentEditor *self,
                            const char *label,
                            SalCommandFlags flags,
                            SalCommandFunc func,
                            gpointer data,
                            GDestroyNotify free_data,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  self->n_writes++;
  sal_store_run_async (sal_workspace_get_store (self->workspace),
                       label,
                       flags,
                       func,
                       data,
                       free_data,
                       NULL,
                       callback,
                       user_data);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * sal_alignment_editor_run:
 * @self: an editor
 * @label: what is done, for the history
 * @func: does it
 * @data: for @func
 * @free_data: (nullable): frees @data
 *
 * Does a step in the workspace. What shows follows when it is written.
 */
void
sal_alignment_editor_run (SalAlignmentEditor *self,
                          const char *label,
                          SalCommandFunc func,
                          gpointer data,
                          GDestroyNotify free_data)
{
  sal_alignment_editor_write (
      self, label, SAL_COMMAND_DEFAULT, func, data, free_data, written_cb, g_object_ref (self));
}

/**
 * sal_alignment_editor_run_told:
 * @self: an editor
 * @label: what is done, for the history
 * @func: does it
 * @data: for @func
 * @free_data: (nullable): frees @data
 *
 * Does a step in the workspace as sal_alignment_editor_run() does, and emits
 * #SalAlignmentEditor::done when it is written, so that people can be told.
 */
void
sal_alignment_editor_run_told (SalAlignmentEditor *self,
                               const char *label,
                               SalCommandFunc func,
                               gpointer data,
                               GDestroyNotify free_data)
{
  sal_alignment_editor_write (
      self, label, SAL_COMMAND_DEFAULT, func, data, free_data, told_cb, g_object_ref (self));
}

void
sal_alignment_editor_emit_activated (SalAlignmentEditor *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

void
sal_alignment_editor_begin (SalAlignmentEditor *self)
{
  if (self->stroke != NULL)
    sal_alignment_editor_cancel (self);
  self->stroke = g_array_new (FALSE, FALSE, sizeof (SalDesignMove));
}

/**
 * sal_alignment_editor_move:
 * @self: an editor with a stroke under way
 * @areas: (array length=n_areas): some areas
 * @n_areas: how many
 * @territory: the index of a territory, or %SAL_TERRITORY_NONE
 *
 * Moves areas; all figures follow at once.
 */
void
sal_alignment_editor_move (SalAlignmentEditor *self,
                           const guint *areas,
                           guint n_areas,
                           gint32 territory)
{
  guint before;

  g_return_if_fail (self->stroke != NULL);

  if (self->design == NULL)
    return;
  before = self->stroke->len;
  sal_territory_design_move (self->design, areas, n_areas, territory, self->stroke);
  emit_moved (self, self->stroke, before);
}

/**
 * sal_alignment_editor_take:
 * @self: an editor with a stroke under way
 * @assignment: by area, the index of a territory
 *
 * Moves all areas to where they belong by another assignment.
 */
void
sal_alignment_editor_take (SalAlignmentEditor *self, const gint32 *assignment)
{
  const gint32 *now;
  guint before;

  g_return_if_fail (self->stroke != NULL);

  if (self->design == NULL)
    return;
  before = self->stroke->len;
  now = sal_territory_design_get_assignment (self->design);
  for (guint area = 0; area < sal_territory_design_get_n_areas (self->design); area++)
    {
      if (assignment[area] != now[area])
        sal_territory_design_move (self->design, &area, 1, assignment[area], self->stroke);
    }
  emit_moved (self, self->stroke, before);
}

/* What a stroke comes to: an area that moved to and fro has moved once, or not at all. */
static GArray *
sum_up (SalAlignmentEditor *self, const GArray *stroke)
{
  const gint32 *now = sal_territory_design_get_assignment (self->design);
  g_autofree guint8 *seen = g_new0 (guint8, sal_territory_design_get_n_areas (self->design));
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (SalDesignMove));

  for (guint i = 0; i < stroke->len; i++)
    {
      SalDesignMove move = g_array_index (stroke, SalDesignMove, i);

      move.to = now[move.area];
      if (!seen[move.area] && move.to != move.from)
        g_array_append_val (moves, move);
      seen[move.area] = TRUE;
    }

  return moves;
}

/* The design is judged by new goals at once. Returns: (transfer full) (nullable): they are the same
 */
static SalBalanceGoals *
take_goals (SalAlignmentEditor *self, SalBalanceGoals *goals)
{
  if (goals != NULL && self->design != NULL &&
      !sal_balance_goals_equal (goals, sal_territory_design_get_goals (self->design)))
    {
      sal_territory_design_set_goals (self->design, goals);
      return goals;
    }
  g_clear_pointer (&goals, sal_balance_goals_free);

  return NULL;
}

/* @goals: (nullable) (transfer full) */
static void
commit (SalAlignmentEditor *self,
        const char *label,
        SalBalanceGoals *goals,
        GAsyncReadyCallback callback)
{
  g_autoptr (GArray) stroke = g_steal_pointer (&self->stroke);
  g_autoptr (SalBalanceGoals) others = take_goals (self, goals);
  g_autoptr (GArray) net = NULL;
  SalAlignmentMoves *moves;

  g_return_if_fail (stroke != NULL);

  if (self->design != NULL)
    net = sum_up (self, stroke);
  if (net != NULL && (net->len > 0 || others != NULL))
    {
      moves = sal_alignment_moves_new (self->chosen);
      sal_alignment_moves_add_all (moves, self->design, net);
      sal_alignment_moves_set_goals (moves, g_steal_pointer (&others));
      sal_alignment_editor_write (self,
                                  label,
                                  SAL_COMMAND_DEFAULT,
                                  sal_alignment_write_moves,
                                  moves,
                                  sal_alignment_moves_free,
                                  callback,
                                  g_object_ref (self));
    }
  g_signal_emit (self, signals[SETTLED], 0);
  load_if_stale (self);
}

void
sal_alignment_editor_commit (SalAlignmentEditor *self, const char *label)
{
  commit (self, label, NULL, followed_cb);
}

/**
 * sal_alignment_editor_commit_told:
 * @self: an editor with a stroke under way
 * @label: what was done
 * @goals: (transfer full): by which it was done: kept with the alignment in the same step
 *
 * Ends a stroke as sal_alignment_editor_commit() does, and tells of it by #SalAlignmentEditor::done
 * once it is written; if nothing was moved, by the goals there are, there is nothing to tell.
 */
void
sal_alignment_editor_commit_told (SalAlignmentEditor *self,
                                  const char *label,
                                  SalBalanceGoals *goals)
{
  commit (self, label, goals, followed_told_cb);
}

void
sal_alignment_editor_cancel (SalAlignmentEditor *self)
{
  g_autoptr (GArray) stroke = g_steal_pointer (&self->stroke);

  if (stroke == NULL)
    return;

  if (self->design != NULL)
    {
      sal_territory_design_revert (self->design, stroke);
      emit_moved (self, stroke, 0);
    }
  g_signal_emit (self, signals[SETTLED], 0);
  load_if_stale (self);
}

void
sal_alignment_editor_lock (SalAlignmentEditor *self,
                           const guint *areas,
                           guint n_areas,
                           gboolean locked)
{
  SalAlignmentMoves *moves = sal_alignment_moves_new (self->chosen);
  const SalGeographyArea *all = sal_geography_get_areas (self->map.geography, NULL);

  for (guint i = 0; i < n_areas; i++)
    sal_alignment_moves_add_lock (moves, all[areas[i]].code, locked);
  sal_alignment_editor_run (self,
                            locked ? ngettext ("Lock Area", "Lock Areas", n_areas)
                                   : ngettext ("Unlock Area", "Unlock Areas", n_areas),
                            sal_alignment_write_moves,
                            moves,
                            sal_alignment_moves_free);
}

/* --- the object --- */

static void
sal_alignment_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((SalAlignmentEditorProperty) prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, sal_alignment_editor_is_loading (SAL_ALIGNMENT_EDITOR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_alignment_editor_finalize (GObject *object)
{
  SalAlignmentEditor *self = SAL_ALIGNMENT_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->facts);
  g_object_unref (self->workspace);
  g_clear_pointer (&self->alignments, g_ptr_array_unref);
  sal_alignment_map_clear (&self->map);
  g_clear_pointer (&self->loaded, sal_territory_design_unref);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->unknown, g_ptr_array_unref);
  g_clear_pointer (&self->activation, sal_alignment_activation_unref);
  g_clear_pointer (&self->stroke, g_array_unref);
  g_array_unref (self->seen);
  g_array_unref (self->followed);
  g_free (self->error);

  G_OBJECT_CLASS (sal_alignment_editor_parent_class)->finalize (object);
}

static void
sal_alignment_editor_class_init (SalAlignmentEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = SAL_TYPE_ALIGNMENT_EDITOR;

  object_class->get_property = sal_alignment_editor_get_property;
  object_class->finalize = sal_alignment_editor_finalize;

  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[LOADED] =
      g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new (
      "moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  signals[SETTLED] =
      g_signal_new ("settled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new (
      "failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[DONE] = g_signal_new (
      "done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SAL_TYPE_CHANGE);
  signals[ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_alignment_editor_init (SalAlignmentEditor *self)
{
  self->cancellable = g_cancellable_new ();
  self->seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->followed = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * sal_alignment_editor_new:
 * @workspace: a workspace
 * @first: the alignment to begin with, or 0
 *
 * Creates an editor, which loads an alignment of the workspace: @first, if it is still there, else
 * the first.
 *
 * Returns: (transfer full): the editor
 */
SalAlignmentEditor *
sal_alignment_editor_new (SalWorkspace *workspace, gint64 first)
{
  SalAlignmentEditor *self = g_object_new (SAL_TYPE_ALIGNMENT_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  self->chosen = first;
  self->facts = sal_facts_model_get (workspace);
  g_signal_connect_object (
      self->facts, "changed", G_CALLBACK (facts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sal_workspace_get_store (workspace),
                           "changed",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  start_load (self);

  return self;
}

const GPtrArray *
sal_alignment_editor_get_alignments (SalAlignmentEditor *self)
{
  return self->alignments;
}

const SalAlignmentInfo *
sal_alignment_editor_get_info (SalAlignmentEditor *self)
{
  return sal_alignment_find_info (self->alignments, self->chosen);
}

void
sal_alignment_editor_choose (SalAlignmentEditor *self, gint64 alignment)
{
  if (self->chosen == alignment)
    return;

  self->earlier = self->chosen;
  self->gone = 0;
  self->chosen = alignment;
  start_load (self);
}

SalTerritoryDesign *
sal_alignment_editor_get_design (SalAlignmentEditor *self)
{
  return self->design;
}

const GPtrArray *
sal_alignment_editor_get_unknown (SalAlignmentEditor *self)
{
  return self->unknown;
}

SalMapShape *
sal_alignment_editor_get_shape (SalAlignmentEditor *self)
{
  return self->map.shape;
}

SalUsAreas *
sal_alignment_editor_get_census (SalAlignmentEditor *self)
{
  return self->map.areas;
}

const char *
sal_alignment_editor_get_currency (SalAlignmentEditor *self)
{
  return sal_workspace_get_currency (self->workspace);
}

const char *
sal_alignment_editor_get_error (SalAlignmentEditor *self)
{
  return self->error;
}

gboolean
sal_alignment_editor_is_loading (SalAlignmentEditor *self)
{
  return self->loading || self->n_writes > 0 || self->loaded != NULL;
}

gboolean
sal_alignment_editor_is_editable (SalAlignmentEditor *self)
{
  const SalAlignmentInfo *info = sal_alignment_editor_get_info (self);

  return info != NULL && self->design != NULL &&
         !sal_store_is_read_only (sal_workspace_get_store (self->workspace)) &&
         sal_alignment_status_is_draft (info->status);
}
