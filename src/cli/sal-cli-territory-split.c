/* sal-cli-territory-split.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-area-cells.h"
#include "sal-area-split.h"
#include "sal-cli-design.h"
#include "sal-cli-json.h"
#include "sal-design-bound.h"
#include "sal-error.h"
#include "sal-store-error.h"

static char *oversize;

static const GOptionEntry options[] = {
  { "oversize",
    0,
    0,
    G_OPTION_ARG_STRING,
    &oversize,
    N_ ("Split the areas, too, that have more of a measure than a territory is to have"),
    N_ ("MEASURE") },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalCliAtlas atlas;
  SalCliAlignment alignment;
  guint *counts; /* by area: how many cells it would have; 0: it cannot be split */
  GArray *areas; /* of guint: which are split */
  SalGeography *cells;
} Splitting;

static void
splitting_clear (Splitting *self)
{
  sal_cli_alignment_clear (&self->alignment);
  sal_cli_atlas_clear (&self->atlas);
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->areas, g_array_unref);
  g_clear_pointer (&self->cells, sal_geography_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Splitting, splitting_clear)

static const SalGeographyArea *
list_areas (const Splitting *self, guint *n_areas)
{
  return sal_geography_get_areas (sal_territory_design_get_geography (self->alignment.design),
                                  n_areas);
}

static void
add_area (Splitting *self, guint area)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (g_array_index (self->areas, guint, i) == area)
      return;
  g_array_append_val (self->areas, area);
}

/* By its code, or by its name if that is the only one. */
static gboolean
find_area (const Splitting *self, const char *name, guint *area, GError **error)
{
  guint n_areas, n_found = 0;
  const SalGeographyArea *all = list_areas (self, &n_areas);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (sal_geography_find (sal_territory_design_get_geography (self->alignment.design), name, area))
    return TRUE;
  for (guint i = 0; i < n_areas; i++)
    {
      g_autofree char *other = g_utf8_casefold (all[i].name, -1);

      if (!g_str_equal (folded, other))
        continue;
      *area = i;
      n_found++;
    }
  if (n_found == 1)
    return TRUE;
  if (n_found > 1)
    g_set_error (error,
                 SAL_ERROR,
                 SAL_ERROR_VALUE,
                 _ ("several areas are named “%s”: expected the code of one, as “territory export” "
                    "shows them"),
                 name);
  else
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 _ ("“%s” has no area “%s” (expected its code or its name)"),
                 self->alignment.name,
                 name);

  return FALSE;
}

static gboolean
add_named (Splitting *self, char *const *names, GError **error)
{
  for (; *names != NULL; names++)
    {
      guint area;

      if (!find_area (self, *names, &area, error))
        return FALSE;
      if (self->counts[area] == 0)
        {
          g_set_error (error,
                       SAL_ERROR,
                       SAL_ERROR_VALUE,
                       _ ("%s cannot be split (expected a US county with several ZIP areas)"),
                       list_areas (self, NULL)[area].name);
          return FALSE;
        }
      add_area (self, area);
    }

  return TRUE;
}

/* Those that cannot be split stay, and “territory optimize” goes on to name them. */
static gboolean
add_oversize (Splitting *self, GError **error)
{
  g_autoptr (GArray) found = NULL;
  guint measure;

  if (oversize == NULL)
    return TRUE;
  if (!sal_cli_find_measure (self->alignment.design, oversize, &measure, error))
    return FALSE;
  found = sal_design_find_oversize (self->alignment.design, measure);
  for (guint i = 0; i < found->len; i++)
    {
      guint area = g_array_index (found, SalDesignOversize, i).area;

      if (self->counts[area] > 0)
        add_area (self, area);
    }

  return TRUE;
}

static void
progress_cb (double done, gpointer job)
{
  sal_job_report (job, done, NULL);
}

static gboolean
cut (SalJob *job, gpointer data, GError **error)
{
  Splitting *self = data;

  self->cells = sal_area_split_make (sal_territory_design_get_geography (self->alignment.design),
                                     self->atlas.areas,
                                     (const guint *) (gpointer) self->areas->data,
                                     self->areas->len,
                                     progress_cb,
                                     job,
                                     sal_job_get_cancellable (job),
                                     error);

  return self->cells != NULL;
}

static gboolean
write_split (Splitting *self, GError **error)
{
  g_autofree char *label = g_strdup_printf (
      ngettext ("Split %u Area of “%s”", "Split %u Areas of “%s”", self->areas->len),
      self->areas->len,
      self->alignment.name);
  g_autoptr (SalAlignmentSplit) split =
      sal_alignment_split_new (self->alignment.id,
                               self->alignment.geography,
                               sal_territory_design_get_geography (self->alignment.design),
                               (const guint *) (gpointer) self->areas->data,
                               self->areas->len,
                               self->cells);

  return sal_store_run_sync (sal_workspace_get_store (self->atlas.workspace),
                             label,
                             SAL_COMMAND_DEFAULT,
                             sal_alignment_split_areas,
                             split,
                             NULL,
                             NULL,
                             error);
}

static gboolean
split_areas (Splitting *self, SalCliCall *call, GError **error)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Splitting"));

  self->areas = g_array_new (FALSE, FALSE, sizeof (guint));
  self->counts = sal_area_split_count (sal_territory_design_get_geography (self->alignment.design),
                                       self->alignment.base,
                                       self->atlas.areas);
  if (!sal_cli_alignment_expect_draft (&self->alignment, error) ||
      !add_named (self, call->parameters + 2, error) || !add_oversize (self, error))
    return FALSE;

  return self->areas->len == 0 ||
         (sal_cli_run_job (job, cut, self, error) && write_split (self, error));
}

/* --- saying it --- */

static guint
count_cells (const Splitting *self, guint area)
{
  g_autoptr (GArray) cells = sal_area_cells_list (self->cells, list_areas (self, NULL)[area].code);

  return cells->len;
}

static void
print_json (const Splitting *self)
{
  const SalGeographyArea *all = list_areas (self, NULL);
  SalCliJson *json = sal_cli_json_new ("territory_split");

  sal_cli_json_string (json, "alignment", self->alignment.name);
  sal_cli_json_begin_array (json, "areas");
  for (guint i = 0; i < self->areas->len; i++)
    {
      guint area = g_array_index (self->areas, guint, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "area", all[area].code);
      sal_cli_json_string (json, "name", all[area].name);
      sal_cli_json_integer (json, "cells", count_cells (self, area));
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static void
say (SalCliCall *call, const Splitting *self)
{
  guint n = 0;

  if (self->areas->len == 0)
    {
      sal_cli_say (call,
                   _ ("Nothing was split: no area of “%s” is too heavy that can be."),
                   self->alignment.name);
      return;
    }
  for (guint i = 0; i < self->areas->len; i++)
    n += count_cells (self, g_array_index (self->areas, guint, i));
  sal_cli_say (call,
               ngettext ("Split %1$u area of “%2$s” into %3$u ZIP areas; “undo” takes it back.",
                         "Split %1$u areas of “%2$s” into %3$u ZIP areas; “undo” takes it back.",
                         self->areas->len),
               self->areas->len,
               self->alignment.name,
               n);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Splitting) self = { 0 };
  GError *error = NULL;

  if (call->parameters[2] == NULL && oversize == NULL)
    return sal_cli_usage (call, _ ("Say which areas are to be split, or --oversize MEASURE"));
  if (!sal_cli_atlas_open (&self.atlas, call, SAL_STORE_OPEN, &error) ||
      !sal_cli_alignment_load (&self.alignment, &self.atlas, call->parameters[1], &error) ||
      !sal_cli_alignment_expect_areas (&self.alignment, &error) ||
      !split_areas (&self, call, &error))
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (&self);
  else
    say (call, &self);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_territory_split_command = {
  .name = "territory split",
  .parameters = "FILE ALIGNMENT [AREA…]",
  .min_parameters = 2,
  .max_parameters = G_MAXUINT,
  .summary = N_ ("Split areas of a draft that are too heavy for one territory"),
  .description =
      N_ ("Puts the ZIP areas of US counties, given by code or name, in their place, as one change "
          "that can be undone. They stay with the territory that has the county. What the Census "
          "says of the county is divided among them as it counts ZIP areas, what was imported by "
          "population. Other areas cannot be split."),
  .options = options,
  .run = run,
};
