/* sal-alignment-load.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-editor-private.h"

#include "sal-alignment.h"
#include "sal-geography-builder.h"
#include "sal-geography-repository.h"

/* What the reader thread does for the editor: an alignment with its map. */

void
sal_alignment_map_clear (SalAlignmentMap *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->geography, sal_geography_unref);
  g_clear_pointer (&self->areas, sal_us_areas_unref);
  g_clear_pointer (&self->shape, sal_map_shape_unref);
}

SalAlignmentMap
sal_alignment_map_copy (const SalAlignmentMap *self)
{
  SalAlignmentMap copy = *self;

  if (copy.shape != NULL)
    {
      copy.key = g_strdup (copy.key);
      sal_geography_ref (copy.geography);
      sal_us_areas_ref (copy.areas);
      sal_map_shape_ref (copy.shape);
    }

  return copy;
}

void
sal_alignment_load_free (gpointer data)
{
  SalAlignmentLoad *self = data;

  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_free (self->currency);
  g_free (self->over);
  sal_alignment_map_clear (&self->map);
  g_clear_pointer (&self->alignments, g_ptr_array_unref);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->unknown, g_ptr_array_unref);
  g_free (self);
}

/* A map without areas, of an alignment of accounts only. */
static void
project_nothing (SalCoordinate place, double *x, double *y, gpointer user_data)
{
  *x = place.longitude;
  *y = place.latitude;
}

static gboolean
make_empty_map (SalAlignmentMap *self, GError **error)
{
  g_autoptr (SalGeographyBuilder) nothing = sal_geography_builder_new ();

  self->geography = sal_geography_builder_finish (nothing, error);
  self->areas = self->geography != NULL ? sal_us_areas_load (NULL, error) : NULL;
  if (self->areas == NULL)
    return FALSE;
  self->shape = sal_map_shape_new (self->geography, project_nothing, NULL, NULL);

  return TRUE;
}

static gboolean
load_map (SalConnection *connection, SalAlignmentMap *self, const char *key, GError **error)
{
  SalProjection *projection;

  if (self->shape != NULL && g_str_equal (self->key, key))
    return TRUE;

  sal_alignment_map_clear (self);
  self->key = g_strdup (key);
  if (g_str_equal (key, SAL_GEOGRAPHY_ACCOUNTS_ONLY))
    return make_empty_map (self, error);
  self->geography = sal_geography_load_by_key (connection, key, error);
  if (self->geography == NULL)
    return FALSE;
  self->areas = sal_us_areas_load (NULL, error);
  projection =
      self->areas != NULL ? sal_projection_new_for_geography (self->geography, error) : NULL;
  if (projection == NULL)
    return FALSE;
  self->shape = sal_map_shape_new_projected (self->geography, projection);

  return TRUE;
}

static const SalAlignmentInfo *
find (const GPtrArray *alignments, gint64 id)
{
  for (guint i = 0; alignments != NULL && id != 0 && i < alignments->len; i++)
    {
      const SalAlignmentInfo *info = g_ptr_array_index (alignments, i);

      if (info->id == id)
        return info;
    }

  return NULL;
}

/* The first that has a map, else the first. */
static const SalAlignmentInfo *
find_first (const GPtrArray *alignments)
{
  for (guint i = 0; alignments != NULL && i < alignments->len; i++)
    {
      const SalAlignmentInfo *info = g_ptr_array_index (alignments, i);

      if (!g_str_equal (info->geography, SAL_GEOGRAPHY_ACCOUNTS_ONLY))
        return info;
    }

  return alignments != NULL && alignments->len > 0 ? g_ptr_array_index (alignments, 0) : NULL;
}

const SalAlignmentInfo *
sal_alignment_find_info (const GPtrArray *alignments, gint64 chosen)
{
  const SalAlignmentInfo *info = find (alignments, chosen);

  return info != NULL ? info : find_first (alignments);
}

/* One that was undone from under the user shows again when it is done again; in its place shows the
 * one that did before it. */
static const SalAlignmentInfo *
find_asked (const GPtrArray *alignments, const SalAlignmentLoad *asked)
{
  const SalAlignmentInfo *info = find (alignments, asked->gone);

  if (info == NULL)
    info = find (alignments, asked->chosen);
  if (info == NULL)
    info = find (alignments, asked->earlier);

  return info != NULL ? info : find_first (alignments);
}

/* Areas of its own were split since in the alignment that it is held against. */
static gboolean
is_over (const SalAlignmentLoad *asked, const SalAlignmentInfo *info)
{
  return asked->map.shape != NULL && g_strcmp0 (asked->over, info->geography) == 0;
}

gpointer
sal_alignment_load_run (SalConnection *connection,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  const SalAlignmentLoad *asked = data;
  SalAlignmentLoad *self = g_new0 (SalAlignmentLoad, 1);
  const SalAlignmentInfo *info;

  self->unknown = g_ptr_array_new_with_free_func (g_free);
  self->map = sal_alignment_map_copy (&asked->map);
  self->alignments = sal_alignments_list (connection, error);
  info = find_asked (self->alignments, asked);
  if (self->alignments == NULL || (info != NULL && !is_over (asked, info) &&
                                   !load_map (connection, &self->map, info->geography, error)))
    {
      sal_alignment_load_free (self);
      return NULL;
    }

  self->chosen = info != NULL ? info->id : 0;
  if (info != NULL)
    {
      const SalAlignmentRequest request = { info->id,        self->map.geography, self->map.areas,
                                            asked->calendar, asked->currency,     asked->as_of };

      self->design = sal_alignment_load (connection, &request, self->unknown, error);
    }
  if (info != NULL && self->design == NULL)
    g_clear_pointer (&self, sal_alignment_load_free);

  return self;
}
