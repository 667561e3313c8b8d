/* sal-sample-write-territories.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-writer.h"

static void
write_territory (SalSampleWriter *self, const SalSampleTerritory *territory, gint64 alignment)
{
  SalSampleRows *rows = self->rows;

  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_TERRITORY, territory->id);
  sal_sample_rows_put_text (rows, territory->name);
  sal_sample_rows_put_reference (rows, alignment);
  sal_sample_rows_put_static (rows, "territory");
  sal_sample_rows_put_reference (rows,
                                 sal_sample_position (self->company, territory->position)->id);
  sal_sample_rows_end (rows);
}

/**
 * sal_sample_write_territories:
 * @self: the writer
 *
 * Writes the alignment that is in force since the running fiscal year began.
 */
void
sal_sample_write_territories (SalSampleWriter *self)
{
  SalSampleTerritories *territories = self->territories;
  const SalSampleCalendar *calendar = &self->company->calendar;
  gint64 alignment = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_ALIGNMENT);
  SalSampleRows *rows = self->rows;
  char name[64];

  g_snprintf (name,
              sizeof name,
              "FY%02d United States",
              (calendar->first_year + SAL_SAMPLE_N_YEARS - 1) % 100);
  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_ALIGNMENT, alignment);
  sal_sample_rows_put_text (rows, name);
  sal_sample_rows_put_static (rows, "New Business, United States");
  sal_sample_rows_put_static (rows, "us-counties");
  sal_sample_rows_put_static (rows, "active");
  sal_sample_rows_put_day (rows, calendar->quarters[(SAL_SAMPLE_N_YEARS - 1) * 4]);
  sal_sample_rows_end (rows);

  for (guint i = 0; i < territories->territories->len; i++)
    {
      SalSampleTerritory *territory =
          &g_array_index (territories->territories, SalSampleTerritory, i);

      territory->id = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_TERRITORY);
      write_territory (self, territory, alignment);
    }
  for (guint i = 0; i < territories->areas->len; i++)
    {
      const SalSampleTerritoryArea *area =
          &g_array_index (territories->areas, SalSampleTerritoryArea, i);

      sal_sample_rows_begin (rows,
                             SAL_SAMPLE_TABLE_TERRITORY_AREA,
                             sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_TERRITORY_AREA));
      sal_sample_rows_put_reference (rows, alignment);
      sal_sample_rows_put_text (rows, area->code);
      sal_sample_rows_put_reference (
          rows, g_array_index (territories->territories, SalSampleTerritory, area->territory).id);
      sal_sample_rows_end (rows);
    }
}
