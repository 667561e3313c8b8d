/* sal-alignment-coverage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-coverage.h"

#include "sal-date.h"
#include "sal-kinds.h"

struct _SalAlignmentCoverage
{
  GObject parent_instance;

  SalWorkspace *workspace;
  SalFactsModel *facts;
  GCancellable *cancellable;
  SalTerritoryDesign *design;
  SalAccountCoverages *accounts;
  SalDesignCoverage *figures; /* of all three, once they were asked for */
  char *potential;
  char *error;
  gboolean loading;
  gboolean stale; /* what is being read has changed since */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalAlignmentCoverage, sal_alignment_coverage, G_TYPE_OBJECT)

static void
forget_figures (SalAlignmentCoverage *self)
{
  g_clear_pointer (&self->figures, sal_design_coverage_free);
}

static void
figures_changed (SalAlignmentCoverage *self)
{
  forget_figures (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- loading --- */

static gpointer
load_run (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_account_coverages_load (connection, *(const gint32 *) data, error);
}

static void
free_loaded (gpointer data)
{
  sal_account_coverages_free (data);
}

static void start_load (SalAlignmentCoverage *self);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAlignmentCoverage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalAccountCoverages) accounts =
      sal_store_read_finish (SAL_STORE (source), result, &error);

  self->loading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->stale)
    {
      start_load (self);
      return;
    }

  g_free (self->error);
  self->error = error != NULL ? g_strdup (error->message) : NULL;
  g_clear_pointer (&self->accounts, sal_account_coverages_free);
  self->accounts = g_steal_pointer (&accounts);
  figures_changed (self);
}

static void
start_load (SalAlignmentCoverage *self)
{
  gint32 today = sal_date_today ();

  self->stale = self->loading;
  if (self->loading)
    return;

  self->loading = TRUE;
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        load_run,
                        g_memdup2 (&today, sizeof today),
                        g_free,
                        free_loaded,
                        self->cancellable,
                        loaded_cb,
                        g_object_ref (self));
}

static void
store_changed_cb (SalAlignmentCoverage *self, SalChange *change)
{
  static const SalKind *const kinds[] = {
    &sal_account_kind,  &sal_coverage_kind,   &sal_activity_kind,
    &sal_position_kind, &sal_assignment_kind, &sal_opportunity_kind,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (!sal_change_touches (change, kinds[i]))
        continue;
      start_load (self);
      return;
    }
}

/* --- the object --- */

static void
sal_alignment_coverage_dispose (GObject *object)
{
  SalAlignmentCoverage *self = SAL_ALIGNMENT_COVERAGE (object);

  g_cancellable_cancel (self->cancellable);
  forget_figures (self);
  g_clear_pointer (&self->design, sal_territory_design_unref);

  G_OBJECT_CLASS (sal_alignment_coverage_parent_class)->dispose (object);
}

static void
sal_alignment_coverage_finalize (GObject *object)
{
  SalAlignmentCoverage *self = SAL_ALIGNMENT_COVERAGE (object);

  g_clear_pointer (&self->accounts, sal_account_coverages_free);
  g_object_unref (self->cancellable);
  g_object_unref (self->facts);
  g_object_unref (self->workspace);
  g_free (self->potential);
  g_free (self->error);

  G_OBJECT_CLASS (sal_alignment_coverage_parent_class)->finalize (object);
}

static void
sal_alignment_coverage_class_init (SalAlignmentCoverageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sal_alignment_coverage_dispose;
  object_class->finalize = sal_alignment_coverage_finalize;

  signals[CHANGED] = g_signal_new ("changed",
                                   SAL_TYPE_ALIGNMENT_COVERAGE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
sal_alignment_coverage_init (SalAlignmentCoverage *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * sal_alignment_coverage_new:
 * @workspace: a workspace
 *
 * Begins to read who covers its accounts.
 *
 * Returns: (transfer full): the coverage
 */
SalAlignmentCoverage *
sal_alignment_coverage_new (SalWorkspace *workspace)
{
  SalAlignmentCoverage *self = g_object_new (SAL_TYPE_ALIGNMENT_COVERAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->facts = sal_facts_model_get (workspace);
  g_signal_connect_object (
      self->facts, "changed", G_CALLBACK (figures_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sal_workspace_get_store (workspace),
                           "changed",
                           G_CALLBACK (store_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  start_load (self);

  return self;
}

void
sal_alignment_coverage_set_design (SalAlignmentCoverage *self, SalTerritoryDesign *design)
{
  forget_figures (self);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  self->design = design != NULL ? sal_territory_design_ref (design) : NULL;
}

/**
 * sal_alignment_coverage_follow:
 * @self: a coverage
 *
 * To be called when areas of the design were moved: figures of areas stay as they are, those of
 * territories and gaps are others.
 */
void
sal_alignment_coverage_follow (SalAlignmentCoverage *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sal_alignment_coverage_set_potential:
 * @self: a coverage
 * @key: (nullable): the key of the measure that potential is told by
 *
 * Has whitespace follow from another measure.
 */
void
sal_alignment_coverage_set_potential (SalAlignmentCoverage *self, const char *key)
{
  if (g_strcmp0 (self->potential, key) == 0)
    return;

  g_free (self->potential);
  self->potential = g_strdup (key);
  figures_changed (self);
}

const SalDesignCoverage *
sal_alignment_coverage_get_figures (SalAlignmentCoverage *self)
{
  SalFacts *facts = sal_facts_model_get_facts (self->facts);

  if (self->figures == NULL && self->design != NULL && self->accounts != NULL && facts != NULL)
    self->figures = sal_design_coverage_new (self->design, facts, self->accounts, self->potential);

  return self->figures;
}

const SalAccountCoverages *
sal_alignment_coverage_get_accounts (SalAlignmentCoverage *self)
{
  return self->accounts;
}

const char *
sal_alignment_coverage_get_error (SalAlignmentCoverage *self)
{
  return self->error;
}
