/* sal-facts-model.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts-model.h"

#include "sal-facts-merge.h"
#include "sal-facts-repository.h"
#include "sal-kinds.h"

/* More changed records than this are loaded anew with everything else. */
#define MAX_PATCH 20000

struct _SalFactsModel
{
  GObject parent_instance;

  SalWorkspace *workspace; /* weak: it owns the model */
  SalFacts *facts;
  GCancellable *cancellable;
  GPtrArray *keys;           /* of the metrics whose columns are loaded */
  guint n_keys_asked;        /* how many of them were known when the load in flight began */
  GArray *pending;           /* of SalTouch: records changed since the load in flight began */
  gboolean stale;            /* everything is to be loaded anew */
  gboolean settings_changed; /* what a patch brings along, even of no opportunities */
  gboolean in_flight;
  char *currency;              /* that was last loaded for */
  SalFiscalCalendar *calendar; /* likewise */
  char *error;
};

typedef enum
{
  PROP_LOADING = 1,
  PROP_ERROR,
} SalFactsModelProperty;

static GParamSpec *properties[PROP_ERROR + 1];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalFactsModel, sal_facts_model, G_TYPE_OBJECT)

/* What a load needs on the reader thread, so that the model is not touched there. */
typedef struct
{
  SalFiscalCalendar *calendar;
  char *currency;
  gint32 as_of;
  char **keys;
  GArray *touches; /* of SalTouch; NULL: all */
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  sal_fiscal_calendar_free (self->calendar);
  g_free (self->currency);
  g_strfreev (self->keys);
  g_clear_pointer (&self->touches, g_array_unref);
  g_free (self);
}

static gpointer
load (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const SalTouch none; /* of no record is not of all */
  Request *request = data;
  const SalTouch *touches = NULL;

  if (request->touches != NULL)
    touches =
        request->touches->len > 0 ? (const SalTouch *) (gpointer) request->touches->data : &none;

  return sal_facts_load (connection,
                         request->calendar,
                         request->currency,
                         request->as_of,
                         (const char *const *) request->keys,
                         touches,
                         request->touches != NULL ? request->touches->len : 0,
                         error);
}

static void start_load (SalFactsModel *self);

typedef struct
{
  SalFactsModel *model;
  GArray *touches;
} Load;

static void
set_error (SalFactsModel *self, const GError *error)
{
  if (g_strcmp0 (self->error, error != NULL ? error->message : NULL) == 0)
    return;

  g_free (self->error);
  self->error = error != NULL ? g_strdup (error->message) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static gboolean
needs_load (const SalFactsModel *self)
{
  return self->stale || self->settings_changed || self->pending->len > 0;
}

/* Whether a metric that was asked for since the load began needs what was not loaded. */
static gboolean
lacks_columns (const SalFactsModel *self)
{
  for (guint i = self->n_keys_asked; i < self->keys->len; i++)
    {
      const SalMetric *metric =
          sal_facts_find_metric (self->facts, g_ptr_array_index (self->keys, i));

      if (metric != NULL && !sal_facts_has_metric (self->facts, metric))
        return TRUE;
    }

  return FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *finished = user_data;
  g_autoptr (SalFactsModel) self = finished->model;
  g_autoptr (GArray) touches = finished->touches;
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (GError) error = NULL;

  g_free (finished);
  facts = sal_store_read_finish (SAL_STORE (source), result, &error);
  self->in_flight = FALSE;
  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_error (self, error);
  self->stale |= error != NULL; /* with the next change everything is tried anew */
  if (facts != NULL && touches != NULL && self->facts != NULL)
    {
      sal_facts_merge (
          self->facts, facts, (const SalTouch *) (gpointer) touches->data, touches->len);
    }
  else if (facts != NULL)
    {
      g_clear_pointer (&self->facts, sal_facts_free);
      self->facts = g_steal_pointer (&facts);
    }
  self->stale |= self->facts != NULL && lacks_columns (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  g_signal_emit (self, signals[CHANGED], 0);

  if (error == NULL && needs_load (self))
    start_load (self);
}

static char **
copy_keys (const SalFactsModel *self)
{
  char **keys = g_new0 (char *, self->keys->len + 1);

  for (guint i = 0; i < self->keys->len; i++)
    keys[i] = g_strdup (g_ptr_array_index (self->keys, i));

  return keys;
}

static void
start_load (SalFactsModel *self)
{
  SalStore *store = sal_workspace_get_store (self->workspace);
  Request *request = g_new0 (Request, 1);
  Load *started = g_new0 (Load, 1);

  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_free (self->currency);
  self->calendar = sal_fiscal_calendar_copy (sal_workspace_get_calendar (self->workspace));
  self->currency = g_strdup (sal_workspace_get_currency (self->workspace));
  request->calendar = sal_fiscal_calendar_copy (self->calendar);
  request->currency = g_strdup (self->currency);
  request->as_of = sal_date_today ();
  request->keys = copy_keys (self);
  self->n_keys_asked = self->keys->len;
  self->settings_changed = FALSE;
  self->stale |= self->facts != NULL && self->facts->as_of != request->as_of;
  started->model = g_object_ref (self);
  if (!self->stale && self->facts != NULL)
    {
      started->touches = g_steal_pointer (&self->pending);
      request->touches = g_array_ref (started->touches);
      self->pending = g_array_new (FALSE, FALSE, sizeof (SalTouch));
    }
  else
    {
      g_array_set_size (self->pending, 0);
      self->stale = FALSE;
    }

  self->in_flight = TRUE;
  sal_store_read_async (store,
                        load,
                        request,
                        request_free,
                        (GDestroyNotify) sal_facts_free,
                        self->cancellable,
                        loaded_cb,
                        started);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* What an event says of others of its opportunity is known by that alone: where it is not among
 * what changed, as when an event is deleted by hand, there is no telling which one it was. */
static gboolean
is_patchable (SalChange *change)
{
  return !sal_change_touches (change, &sal_stage_event_kind) ||
         sal_change_touches (change, &sal_opportunity_kind);
}

/* Records that facts are of are patched one by one; whatever else these are joined from is loaded
 * anew. */
static void
changed_cb (SalFactsModel *self, SalChange *change)
{
  static const SalKind *const joined[] = {
    &sal_unit_kind,       &sal_person_kind,   &sal_position_kind,      &sal_assignment_kind,
    &sal_account_kind,    &sal_coverage_kind, &sal_product_kind,       &sal_product_family_kind,
    &sal_competitor_kind, &sal_stage_kind,    &sal_exchange_rate_kind, &sal_quota_kind,
    &sal_metric_kind,
  };
  gsize n_touches, n_ranges;
  const SalTouch *touches = sal_change_get_touches (change, &n_touches);

  for (gsize i = 0; i < G_N_ELEMENTS (joined); i++)
    self->stale |= sal_change_touches (change, joined[i]);
  self->stale |= !is_patchable (change);
  self->settings_changed |= sal_change_touches_settings (change);
  sal_change_get_ranges (change, &n_ranges);
  self->stale |= n_ranges > 0 || n_touches > MAX_PATCH;

  for (gsize i = 0; i < n_touches && !self->stale; i++)
    {
      if (self->facts == NULL || sal_facts_get_table (self->facts, touches[i].kind) != NULL)
        g_array_append_val (self->pending, touches[i]);
    }
  if (!self->in_flight && needs_load (self))
    start_load (self);
}

/* The reporting currency and the fiscal calendar are known some time after the change of them. */
static void
settings_cb (SalFactsModel *self)
{
  const SalFiscalCalendar *calendar = sal_workspace_get_calendar (self->workspace);

  if (g_str_equal (self->currency, sal_workspace_get_currency (self->workspace)) &&
      sal_fiscal_calendar_get_start_month (self->calendar) ==
          sal_fiscal_calendar_get_start_month (calendar) &&
      sal_fiscal_calendar_get_pattern (self->calendar) ==
          sal_fiscal_calendar_get_pattern (calendar))
    return;

  self->stale = TRUE;
  if (!self->in_flight)
    start_load (self);
}

static void
sal_facts_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalFactsModel *self = SAL_FACTS_MODEL (object);

  switch ((SalFactsModelProperty) prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->in_flight);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_facts_model_finalize (GObject *object)
{
  SalFactsModel *self = SAL_FACTS_MODEL (object);

  g_clear_weak_pointer (&self->workspace);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->facts, sal_facts_free);
  g_array_unref (self->pending);
  g_ptr_array_unref (self->keys);
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_free (self->currency);
  g_free (self->error);

  G_OBJECT_CLASS (sal_facts_model_parent_class)->finalize (object);
}

static void
sal_facts_model_class_init (SalFactsModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = sal_facts_model_get_property;
  object_class->finalize = sal_facts_model_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[CHANGED] = g_signal_new (
      "changed", SAL_TYPE_FACTS_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_facts_model_init (SalFactsModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->pending = g_array_new (FALSE, FALSE, sizeof (SalTouch));
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->stale = TRUE;
}

/**
 * sal_facts_model_get:
 * @workspace: a workspace
 *
 * Finds the facts of a workspace, starting to load them when they are first asked for. They are
 * kept for as long as the workspace is.
 *
 * Returns: (transfer full): the model
 */
SalFactsModel *
sal_facts_model_get (SalWorkspace *workspace)
{
  SalFactsModel *self = g_object_get_data (G_OBJECT (workspace), "sal-facts-model");

  if (self == NULL)
    {
      self = g_object_new (SAL_TYPE_FACTS_MODEL, NULL);
      g_set_weak_pointer (&self->workspace, workspace);
      g_object_set_data_full (G_OBJECT (workspace), "sal-facts-model", self, g_object_unref);
      g_signal_connect_object (sal_workspace_get_store (workspace),
                               "changed",
                               G_CALLBACK (changed_cb),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (
          workspace, "notify::currency", G_CALLBACK (settings_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          workspace, "notify::calendar", G_CALLBACK (settings_cb), self, G_CONNECT_SWAPPED);
      start_load (self);
    }

  return g_object_ref (self);
}

SalFacts *
sal_facts_model_get_facts (SalFactsModel *self)
{
  return self->facts;
}

/**
 * sal_facts_model_require:
 * @self: the model
 * @key: the key of a metric
 *
 * Asks for the columns that a metric needs, so that its figures can be computed. From then on they
 * are loaded with the facts; if these do not have them, the facts are loaded anew and #changed
 * tells when they are there. Until then the metric has no figures.
 */
void
sal_facts_model_require (SalFactsModel *self, const char *key)
{
  const SalMetric *metric;

  if (g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, NULL))
    return;

  g_ptr_array_add (self->keys, g_strdup (key));
  if (self->in_flight || self->facts == NULL) /* what is missing is seen when it ends */
    return;

  metric = sal_facts_find_metric (self->facts, key);
  if (metric != NULL && sal_facts_has_metric (self->facts, metric))
    return;

  self->stale = TRUE;
  start_load (self);
}

gboolean
sal_facts_model_is_loading (SalFactsModel *self)
{
  return self->in_flight;
}

const char *
sal_facts_model_get_error (SalFactsModel *self)
{
  return self->error;
}
