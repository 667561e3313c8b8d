/* sal-sample-write-territories.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment.h"
#include "sal-sample-writer.h"

/* An alignment: of the running fiscal year or of the one before. */
typedef struct
{
  gboolean is_past;
  gint64 branched_from; /* or 0 */
  gint64 id;
  gint64 *territories; /* ids, 0 for those it does not have */
} Alignment;

/* What those who hunt have: all they may win, and the customers they keep. */
static char *
write_filter (void)
{
  g_autoptr (GString) filter =
      g_string_new ("country = \"United States\" and (status = \"prospect\" or segment in (");

  for (guint i = 0; i < SAL_SAMPLE_LARGE_SEGMENT; i++)
    g_string_append_printf (filter, "%s\"%s\"", i > 0 ? ", " : "", sal_sample_segments[i].name);
  g_string_append (filter, "))");

  return g_string_free (g_steal_pointer (&filter), FALSE);
}

static void
write_alignment (SalSampleWriter *self, const Alignment *alignment)
{
  const SalSampleCalendar *calendar = &self->company->calendar;
  int year = calendar->first_year + SAL_SAMPLE_N_YEARS - 1 - alignment->is_past;
  g_autofree char *name = g_strdup_printf ("FY%02d United States", year % 100);
  g_autofree char *filter = write_filter ();
  SalSampleRows *rows = self->rows;

  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_ALIGNMENT, alignment->id);
  sal_sample_rows_put_text (rows, name);
  sal_sample_rows_put_static (rows, "Territory Sales, United States");
  sal_sample_rows_put_static (rows, "us-counties");
  sal_sample_rows_put_static (rows,
                              alignment->is_past ? SAL_ALIGNMENT_ARCHIVED : SAL_ALIGNMENT_ACTIVE);
  sal_sample_rows_put_day (
      rows, alignment->is_past ? calendar->quarters[(SAL_SAMPLE_N_YEARS - 2) * 4] : calendar->year);
  sal_sample_rows_put_day (rows, alignment->is_past ? calendar->year - 1 : SAL_DATE_NONE);
  sal_sample_rows_put_reference (rows, alignment->branched_from);
  sal_sample_rows_put_text (rows, filter);
  sal_sample_rows_end (rows);
}

static void
write_territory (SalSampleWriter *self,
                 const Alignment *alignment,
                 const SalSampleTerritory *territory,
                 gint64 id)
{
  SalSampleRows *rows = self->rows;

  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_TERRITORY, id);
  sal_sample_rows_put_text (rows, territory->name);
  sal_sample_rows_put_reference (rows, alignment->id);
  sal_sample_rows_put_static (rows, "territory");
  sal_sample_rows_put_reference (rows,
                                 sal_sample_position (self->company, territory->position)->id);
  sal_sample_rows_end (rows);
}

static void
write_area (SalSampleWriter *self, const Alignment *alignment, const SalSampleTerritoryArea *area)
{
  guint territory = alignment->is_past ? area->before : area->territory;
  SalSampleRows *rows = self->rows;

  sal_sample_rows_begin (rows,
                         SAL_SAMPLE_TABLE_TERRITORY_AREA,
                         sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_TERRITORY_AREA));
  sal_sample_rows_put_reference (rows, alignment->id);
  sal_sample_rows_put_text (rows, area->code);
  sal_sample_rows_put_reference (rows, alignment->territories[territory]);
  sal_sample_rows_end (rows);
}

/* Returns: its id */
static gint64
write_year (SalSampleWriter *self, gboolean is_past, gint64 branched_from)
{
  const SalSampleTerritories *made = self->territories;
  g_autofree gint64 *ids = g_new0 (gint64, MAX (made->territories->len, 1));
  Alignment alignment = {
    is_past, branched_from, sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_ALIGNMENT), ids
  };

  write_alignment (self, &alignment);
  for (guint i = 0; i < made->territories->len; i++)
    {
      const SalSampleTerritory *territory =
          &g_array_index (made->territories, SalSampleTerritory, i);

      if (is_past && territory->is_new)
        continue;
      ids[i] = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_TERRITORY);
      write_territory (self, &alignment, territory, ids[i]);
    }
  for (guint i = 0; i < made->areas->len; i++)
    write_area (self, &alignment, &g_array_index (made->areas, SalSampleTerritoryArea, i));

  return alignment.id;
}

/**
 * sal_sample_write_territories:
 * @self: the writer
 *
 * Writes last year's alignment, and the one made of it that is in force since the running fiscal
 * year began.
 */
void
sal_sample_write_territories (SalSampleWriter *self)
{
  write_year (self, FALSE, write_year (self, TRUE, 0));
}
