/* sal-account-brief-report-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sal-account-brief-report-private.h"

const char *
sal_brief_or_none (const char *text)
{
  return text != NULL ? text : "–";
}

char *
sal_brief_format_date (gint32 day)
{
  return day != SAL_DATE_NONE ? sal_date_format (day) : g_strdup ("–");
}

SalBriefTable *
sal_brief_table_new (SalDocument *document, guint limit)
{
  SalBriefTable *self = g_new0 (SalBriefTable, 1);

  self->document = document;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->links = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->kinds = g_ptr_array_new ();
  self->limit = limit;

  return self;
}

/* Adds a row, which takes @cells; @kind (nullable) and @id are what it is about. */
void
sal_brief_table_add (SalBriefTable *self, const char *kind, gint64 id, GStrv cells)
{
  if (self->rows->len >= self->limit)
    {
      self->n_more++;
      g_strfreev (cells);
      return;
    }
  g_ptr_array_add (self->rows, cells);
  g_array_append_val (self->links, id);
  g_ptr_array_add (self->kinds, (gpointer) kind);
}

/* Puts the table, or that there is nothing, on paper, and frees it. */
void
sal_brief_table_finish (SalBriefTable *self,
                        const SalDocumentColumn *columns,
                        guint n_columns,
                        const char *none)
{
  if (self->rows->len == 0)
    sal_document_add_paragraph (self->document, none);
  else
    sal_document_add_table (self->document, columns, n_columns, self->rows);
  for (guint i = 0; i < self->rows->len; i++)
    if (self->kinds->pdata[i] != NULL)
      sal_document_link_row (
          self->document, i, self->kinds->pdata[i], g_array_index (self->links, gint64, i));
  if (self->n_more > 0)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("… and %u more", "… and %u more", self->n_more), self->n_more);

      sal_document_add_note (self->document, text);
    }
  g_ptr_array_unref (self->rows);
  g_array_unref (self->links);
  g_ptr_array_unref (self->kinds);
  g_free (self);
}
