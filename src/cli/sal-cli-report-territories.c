/* sal-cli-report-territories.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-report.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment-report.h"
#include "sal-cli-design.h"
#include "sal-date.h"
#include "sal-error.h"

#define DEFAULT_MEASURE "revenue"

/* The share of the work that is done once all is loaded. */
#define LOADED 0.2

typedef struct
{
  const SalCliTerritoriesReport *asked;
  SalCliAtlas atlas;
  char *name; /* of the alignment, or its id */
  SalCliAlignment alignment;
  SalCliAlignment before;
  SalAlignmentTexts *texts;
  SalMapShape *shape;
  char *status;
  SalJob *job;
} Report;

static void
report_clear (Report *self)
{
  g_free (self->name);
  g_free (self->status);
  sal_cli_alignment_clear (&self->alignment);
  sal_cli_alignment_clear (&self->before);
  g_clear_pointer (&self->texts, sal_alignment_texts_free);
  g_clear_pointer (&self->shape, sal_map_shape_unref);
  sal_cli_atlas_clear (&self->atlas);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_clear)

/* --- loading --- */

/* The one that is asked for, else the one in force, else the newest draft. */
static gboolean
choose_alignment (Report *self, GError **error)
{
  g_autoptr (GPtrArray) infos = sal_cli_list_alignments (self->atlas.workspace, error);
  const SalAlignmentInfo *chosen = NULL;
  gint32 today = sal_date_today ();

  if (infos == NULL)
    return FALSE;
  for (guint i = 0; i < infos->len; i++)
    {
      const SalAlignmentInfo *info = g_ptr_array_index (infos, i);

      if (chosen == NULL || (sal_alignment_info_is_in_force (info, today) &&
                             !sal_alignment_info_is_in_force (chosen, today)))
        chosen = info;
    }
  if (self->asked->alignment == NULL && chosen == NULL)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("there is no alignment to report; “territory new” makes one"));
      return FALSE;
    }
  self->name = self->asked->alignment != NULL ? g_strdup (self->asked->alignment)
                                              : g_strdup_printf ("%" G_GINT64_FORMAT, chosen->id);

  return TRUE;
}

static gboolean
find_status (Report *self, GError **error)
{
  g_autoptr (GPtrArray) infos = sal_cli_list_alignments (self->atlas.workspace, error);

  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      const SalAlignmentInfo *info = g_ptr_array_index (infos, i);

      if (info->id == self->alignment.id)
        self->status = sal_alignment_info_describe_status (info, sal_date_today ());
    }
  if (infos != NULL && self->status == NULL)
    self->status = g_strdup ("–");

  return infos != NULL;
}

static gpointer
read_texts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_alignment_texts_load (connection, data, error);
}

static gboolean
make_shape (Report *self, GError **error)
{
  SalGeography *geography = sal_territory_design_get_geography (self->alignment.design);
  SalProjection *projection = sal_projection_new_for_geography (geography, error);

  if (projection == NULL)
    return FALSE;
  self->shape = sal_map_shape_new_projected (geography, projection);

  return TRUE;
}

static gboolean
load (Report *self, GCancellable *cancellable, GError **error)
{
  if (!choose_alignment (self, error) ||
      !sal_cli_alignment_load (&self->alignment, &self->atlas, self->name, error) ||
      (self->asked->compare != NULL &&
       (!sal_cli_alignment_load (&self->before, &self->atlas, self->asked->compare, error) ||
        !sal_cli_alignments_match (&self->before, &self->alignment, &self->atlas, error))) ||
      !find_status (self, error))
    return FALSE;

  self->texts = sal_store_read_sync (sal_workspace_get_store (self->atlas.workspace),
                                     read_texts,
                                     self->alignment.design,
                                     cancellable,
                                     error);
  if (self->texts == NULL || (self->alignment.has_areas && !make_shape (self, error)))
    return FALSE;

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* --- writing --- */

static void
progress_cb (double fraction, gpointer user_data)
{
  const Report *self = user_data;

  sal_job_report (self->job, LOADED + (1 - LOADED) * fraction, _ ("Drawing the report"));
}

static gboolean
write_report (SalJob *job, gpointer data, GError **error)
{
  Report *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  SalAlignmentReport report = { 0 };
  g_autoptr (SalDocument) document = NULL;

  self->job = job;
  sal_job_report (job, 0, _ ("Loading the figures"));
  if (!load (self, cancellable, error))
    return FALSE;
  report = (SalAlignmentReport){
    .company = sal_workspace_get_name (self->atlas.workspace),
    .currency = sal_workspace_get_currency (self->atlas.workspace),
    .date = sal_date_today (),
    .name = self->alignment.name,
    .status = self->status,
    .design = self->alignment.design,
    .texts = self->texts,
    .shape = self->shape,
    .before = self->before.design,
    .before_name = self->before.name,
    .paper = self->asked->paper,
    .is_full = self->asked->is_full,
  };
  if (!sal_cli_find_measure (report.design,
                             self->asked->measure != NULL ? self->asked->measure : DEFAULT_MEASURE,
                             &report.measure,
                             error))
    return FALSE;
  document = sal_alignment_report_create (&report, cancellable, error);

  return document != NULL &&
         sal_document_write_pdf_with_progress (
             document, self->asked->output, progress_cb, self, cancellable, error);
}

static void
say_done (SalCliCall *call, const Report *self)
{
  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("report");

      sal_cli_json_string (json, "deck", call->parameters[1]);
      sal_cli_json_string (json, "alignment", self->alignment.name);
      sal_cli_json_string (json, "file", self->asked->output);
      sal_cli_json_finish (json);
    }
  /* translators: the name of an alignment, and a file */
  sal_cli_say (
      call, _ ("Wrote the territories of “%s” to %s."), self->alignment.name, self->asked->output);
}

/**
 * sal_cli_report_territories:
 * @call: the call of the command `report`
 * @asked: what is asked for
 *
 * Writes the report of an alignment.
 *
 * Returns: how it went
 */
SalCliStatus
sal_cli_report_territories (SalCliCall *call, const SalCliTerritoriesReport *asked)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Writing the report"));
  g_auto (Report) self = { .asked = asked };
  GError *error = NULL;

  if (!sal_cli_atlas_open (&self.atlas, call, SAL_STORE_READ_ONLY, &error) ||
      !sal_cli_run_job (job, write_report, &self, &error))
    return sal_cli_fail (call, error);
  say_done (call, &self);

  return SAL_CLI_DONE;
}
