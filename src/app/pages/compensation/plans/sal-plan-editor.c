/* sal-plan-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-editor.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-plan-advice.h"
#include "sal-plan-edit-commands.h"
#include "sal-plan-path.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-plan-words.h"

struct _SalPlanEditor
{
  GObject parent_instance;

  SalStore *store;
  gint64 id;
  gboolean is_settled;
  SalPlan *plan;
  const SalPlan *drawn; /* (nullable): of who draws it */
  char *document;       /* what is stored, or on the way there */
  char *problem;        /* (nullable) */
  char *problem_path;
  guint n_storing;
};

enum
{
  CHANGED,
  DRAWN,
  STORED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalPlanEditor, sal_plan_editor, G_TYPE_OBJECT)

static void
sal_plan_editor_dispose (GObject *object)
{
  SalPlanEditor *self = SAL_PLAN_EDITOR (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->plan, sal_plan_free);
  g_clear_pointer (&self->document, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->problem_path, g_free);

  G_OBJECT_CLASS (sal_plan_editor_parent_class)->dispose (object);
}

static void
sal_plan_editor_class_init (SalPlanEditorClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_plan_editor_dispose;

  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DRAWN] =
      g_signal_new ("drawn", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STORED] = g_signal_new ("stored",
                                  type,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  SAL_TYPE_CHANGE | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[FAILED] = g_signal_new ("failed",
                                  type,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
sal_plan_editor_init (SalPlanEditor *self)
{
}

/* --- what is wrong --- */

static void
check (SalPlanEditor *self)
{
  g_autoptr (GPtrArray) findings = sal_plan_advise (self->plan);
  const SalPlanFinding *first = findings->len > 0 ? findings->pdata[0] : NULL;

  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->problem_path, g_free);
  if (first == NULL || !first->is_error)
    return;
  self->problem = g_strdup (first->text);
  self->problem_path = g_strdup (first->path);
}

/* --- storing --- */

typedef struct
{
  SalPlanEdit edit; /* what the command is given */
  SalPlan *plan;
  char *field;
  char *before;
} Storing;

static void
storing_free (gpointer data)
{
  Storing *self = data;

  sal_plan_free (self->plan);
  g_free (self->field);
  g_free (self->before);
  g_free (self);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlanEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  self->n_storing--;
  if (error != NULL)
    {
      /* what is stored is shown again as soon as it is read */
      g_clear_pointer (&self->document, g_free);
      g_signal_emit (self, signals[FAILED], 0, error);
    }
  else if (change != NULL)
    g_signal_emit (self, signals[STORED], 0, change);
}

static void
store (SalPlanEditor *self, const char *path)
{
  g_autofree char *document = sal_plan_version_write_document (self->plan);
  Storing *storing;

  if (g_strcmp0 (document, self->document) == 0)
    return;

  storing = g_new0 (Storing, 1);
  storing->plan = sal_plan_copy (self->plan);
  storing->field = sal_plan_path_to_words (self->plan, path);
  storing->before = g_steal_pointer (&self->document);
  storing->edit = (SalPlanEdit){ .plan = storing->plan,
                                 .id = self->id,
                                 .field = *storing->field != '\0' ? storing->field : NULL,
                                 .before = storing->before };
  self->document = g_steal_pointer (&document);
  self->n_storing++;
  sal_store_run_async (self->store,
                       _ ("Change Plan"),
                       SAL_COMMAND_DEFAULT,
                       sal_plan_version_edit,
                       storing,
                       storing_free,
                       NULL,
                       stored_cb,
                       g_object_ref (self));
}

static void
edited (SalPlanEditor *self, const char *path)
{
  check (self);
  if (self->problem == NULL)
    store (self, path);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- what is shown --- */

SalPlanEditor *
sal_plan_editor_new (SalStore *store)
{
  SalPlanEditor *self = g_object_new (SAL_TYPE_PLAN_EDITOR, NULL);

  self->store = g_object_ref (store);

  return self;
}

/**
 * sal_plan_editor_show:
 * @self: an editor
 * @version: a plan version, as it was read
 * @error: return location for an error
 *
 * Shows a plan version. What was edited of it and is not stored stays, unless it was changed
 * elsewhere.
 *
 * Returns: %FALSE if its document cannot be read; then there is no plan
 */
gboolean
sal_plan_editor_show (SalPlanEditor *self, SalRecord *version, GError **error)
{
  const char *document = sal_record_get_text (version, "document");
  gboolean is_settled = sal_plan_version_is_settled (version);
  gboolean is_other = self->id != sal_record_get_id (version);

  if (!is_other && self->n_storing > 0)
    return TRUE; /* that is older than what shows */
  if (!is_other && g_strcmp0 (document, self->document) == 0 && is_settled == self->is_settled)
    return TRUE;

  self->id = sal_record_get_id (version);
  self->is_settled = is_settled;
  g_clear_pointer (&self->plan, sal_plan_free);
  g_free (self->document);
  self->document = g_strdup (document);
  self->plan = sal_plan_version_read_document (version, error);
  if (self->plan != NULL)
    check (self);
  g_signal_emit (self, signals[CHANGED], 0);

  return self->plan != NULL;
}

const SalPlan *
sal_plan_editor_get_plan (SalPlanEditor *self)
{
  return self->plan;
}

void
sal_plan_editor_set_drawn (SalPlanEditor *self, const SalPlan *plan)
{
  if (self->drawn == NULL && plan == NULL)
    return;
  self->drawn = plan;
  g_signal_emit (self, signals[DRAWN], 0);
}

const SalPlan *
sal_plan_editor_get_drawn (SalPlanEditor *self)
{
  return self->drawn;
}

gint64
sal_plan_editor_get_id (SalPlanEditor *self)
{
  return self->id;
}

gboolean
sal_plan_editor_is_editable (SalPlanEditor *self)
{
  return self->plan != NULL && !self->is_settled && !sal_store_is_read_only (self->store);
}

gboolean
sal_plan_editor_is_storing (SalPlanEditor *self)
{
  return self->n_storing > 0;
}

const char *
sal_plan_editor_get_problem (SalPlanEditor *self, const char **path)
{
  if (path != NULL)
    *path = self->problem_path;

  return self->problem;
}

/* --- editing --- */

/* Another method gets what it needs. */
static gboolean
is_method (const char *path)
{
  return g_str_has_suffix (path, ".method.kind");
}

/**
 * sal_plan_editor_set_value:
 * @self: an editor of a plan that is editable
 * @path: the path of a field
 * @value: as documents say it
 * @error: return location for an error
 *
 * Sets a field, and stores the plan if it means something.
 *
 * Returns: %FALSE if that is no value of the field, and nothing was changed
 */
gboolean
sal_plan_editor_set_value (SalPlanEditor *self, const char *path, const char *value, GError **error)
{
  g_return_val_if_fail (sal_plan_editor_is_editable (self), FALSE);

  if (!sal_plan_set_value (self->plan, path, value, error))
    return FALSE;
  if (is_method (path))
    {
      g_autofree char *method = g_strndup (path, strlen (path) - strlen (".kind"));

      sal_plan_add (self->plan, method);
    }
  edited (self, path);

  return TRUE;
}

void
sal_plan_editor_add (SalPlanEditor *self, const char *path)
{
  g_return_if_fail (sal_plan_editor_is_editable (self));

  if (sal_plan_add (self->plan, path))
    edited (self, path);
}

void
sal_plan_editor_remove (SalPlanEditor *self, const char *path)
{
  const char *bracket = strrchr (path, '[');
  g_autofree char *list =
      g_str_has_suffix (path, "]") ? g_strndup (path, (gsize) (bracket - path)) : g_strdup (path);

  g_return_if_fail (sal_plan_editor_is_editable (self));

  if (sal_plan_remove (self->plan, path))
    edited (self, list);
}

void
sal_plan_editor_move (SalPlanEditor *self, const char *path, int by)
{
  g_return_if_fail (sal_plan_editor_is_editable (self));

  if (sal_plan_move_item (self->plan, path, by))
    edited (self, path);
}

/**
 * sal_plan_editor_take:
 * @self: an editor of a plan that is editable
 * @plan: (transfer full): the plan as somebody drew it
 * @path: what was drawn
 *
 * Takes the plan over as one edit.
 */
void
sal_plan_editor_take (SalPlanEditor *self, SalPlan *plan, const char *path)
{
  g_return_if_fail (sal_plan_editor_is_editable (self));

  sal_plan_free (self->plan);
  self->plan = plan;
  edited (self, path);
}

/**
 * sal_plan_editor_discard:
 * @self: an editor
 *
 * Goes back to what is stored.
 */
void
sal_plan_editor_discard (SalPlanEditor *self)
{
  g_autoptr (JsonNode) node =
      self->document != NULL ? json_from_string (self->document, NULL) : NULL;
  SalPlan *plan = node != NULL ? sal_plan_from_json (node, "plan", NULL) : NULL;

  if (plan == NULL)
    return;
  sal_plan_free (self->plan);
  self->plan = plan;
  check (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
