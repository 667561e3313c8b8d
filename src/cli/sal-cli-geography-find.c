/* sal-cli-geography-find.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-geography.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-geography-key.h"
#include "sal-geography-repository.h"

static gpointer
list_cb (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_geographies_list (connection, error);
}

static gboolean
is_built_in (const char *name)
{
  for (const SalChoice *choice = sal_geography_choices; choice->value != NULL; choice++)
    if (strcmp (choice->value, name) == 0 && strcmp (name, SAL_GEOGRAPHY_IMPORTED) != 0)
      return TRUE;

  return FALSE;
}

static void
set_unknown (const GPtrArray *infos, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (SAL_GEOGRAPHY_US_COUNTIES);

  g_string_append (
      names, ", " SAL_GEOGRAPHY_US_ZIPS ", " SAL_GEOGRAPHY_COUNTRIES ", " SAL_GEOGRAPHY_PROVINCES);
  for (guint i = 0; i < infos->len; i++)
    g_string_append_printf (names, ", “%s”", ((SalGeographyInfo *) infos->pdata[i])->name);
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_FOUND,
               _ ("there is no geography “%s”; there are: %s"),
               name,
               names->str);
}

/**
 * sal_cli_find_geography:
 * @store: the store of a workspace
 * @name: the name of a geography, of the program or imported, or the id of the latter
 * @error: return location for an error
 *
 * Finds a geography. %SAL_STORE_ERROR_NOT_FOUND is raised if there is none, with those there are.
 *
 * Returns: (transfer full): its key, as sal_geography_dup_key() has it; %NULL on error
 */
char *
sal_cli_find_geography (SalStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) infos = NULL;
  g_autofree char *folded = g_utf8_casefold (name, -1);
  gint64 id = 0;

  if (is_built_in (name))
    return g_strdup (name);
  infos = sal_store_read_sync (store, list_cb, NULL, NULL, error);
  if (infos == NULL)
    return NULL;

  sal_cli_parse_id (name, &id);
  for (guint i = 0; i < infos->len; i++)
    {
      const SalGeographyInfo *info = infos->pdata[i];
      g_autofree char *other = g_utf8_casefold (info->name, -1);

      if (info->id == id || strcmp (other, folded) == 0)
        return g_strdup_printf ("%" G_GINT64_FORMAT, info->id);
    }
  set_unknown (infos, name, error);

  return NULL;
}

typedef struct
{
  SalStore *store;
  const char *key;
  SalJob *job;
  SalGeography *geography;
} Preparing;

static void
progress_cb (double done, gpointer data)
{
  sal_job_report (data, done, NULL);
}

static gboolean
prepare (SalJob *job, gpointer data, GError **error)
{
  Preparing *self = data;

  self->geography = sal_geography_prepare (
      self->store, self->key, progress_cb, job, sal_job_get_cancellable (job), error);

  return self->geography != NULL;
}

/**
 * sal_cli_prepare_geography:
 * @store: the store of a workspace
 * @key: from sal_cli_find_geography()
 * @error: return location for an error
 *
 * Loads a geography, which makes ZIP areas the first time; Ctrl+C ends that.
 *
 * Returns: (transfer full): the geography, or %NULL with the errors of sal_geography_prepare()
 */
SalGeography *
sal_cli_prepare_geography (SalStore *store, const char *key, GError **error)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Preparing areas"));
  Preparing preparing = { store, key, job, NULL };

  if (!sal_cli_run_job (job, prepare, &preparing, error))
    return NULL;

  return preparing.geography;
}
