/* sal-account-brief-report-points.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sal-account-brief-report-private.h"

#define MOST_RISKS 10
#define MOST_ASKS  10
#define MOST_STEPS 12

/* Details longer than so many letters are cut: they are a field of several paragraphs. */
#define MOST_LETTERS 240

static char *
describe_what (const SalBriefPoint *point)
{
  g_autofree char *cut = NULL;

  if (point->detail == NULL || *point->detail == '\0')
    return g_strdup (point->text);
  if (g_utf8_strlen (point->detail, -1) > MOST_LETTERS)
    {
      g_autofree char *head = g_utf8_substring (point->detail, 0, MOST_LETTERS - 1);

      cut = g_strconcat (head, "…", NULL);
    }

  return g_strdup_printf ("%s – %s", point->text, cut != NULL ? cut : point->detail);
}

static char *
describe_age (const SalAccountBrief *self, const SalBriefPoint *point)
{
  gboolean is_stale = point->is_stale && point->day != SAL_DATE_NONE;

  /* a limit that it has passed, or any */
  return sal_brief_describe_day (
      point->day, self->as_of, is_stale ? MAX (self->as_of - point->day - 1, 1) : 0);
}

/* @first: the title of a column before the others that says how grave it is, or whose side; NULL:
 * there is none */
static void
add_table (const SalAccountBrief *self,
           SalDocument *document,
           const GArray *points,
           guint limit,
           const char *first,
           const char *none)
{
  SalDocumentColumn columns[SAL_BRIEF_MAX_COLUMNS] = { { first, FALSE } };
  SalBriefTable *table = sal_brief_table_new (document, limit);
  guint n_columns = first != NULL ? 1 : 0;

  columns[n_columns++] = (SalDocumentColumn){ _ ("What"), FALSE };
  columns[n_columns++] = (SalDocumentColumn){ _ ("Who"), FALSE };
  columns[n_columns++] = (SalDocumentColumn){ _ ("Due"), FALSE };
  columns[n_columns++] = (SalDocumentColumn){ _ ("As Of"), FALSE };
  for (guint i = 0; i < points->len; i++)
    {
      const SalBriefPoint *point = &g_array_index (points, SalBriefPoint, i);
      GStrv cells = g_new0 (char *, n_columns + 1);
      guint at = 0;

      if (first != NULL)
        cells[at++] = g_strdup (point->grade != 0  ? sal_brief_grade_get_label (point->grade)
                                : point->is_theirs ? _ ("Customer")
                                                   : _ ("Us"));
      cells[at++] = describe_what (point);
      cells[at++] = g_strdup (point->who != NULL ? point->who : _ ("Nobody yet"));
      cells[at++] = sal_brief_describe_due (point->due, self->as_of, point->is_overdue);
      cells[at] = describe_age (self, point);
      sal_brief_table_add (table, point->kind != NULL ? point->kind->name : NULL, point->id, cells);
    }
  sal_brief_table_finish (table, columns, n_columns, none);
}

/* (transfer full) (nullable): “Answered from 1 Apr to 15 May 2026: 2 agreed, 1 declined.” */
static char *
describe_answers (const SalAccountBrief *self)
{
  GPtrArray *asks = self->plan->parts[SAL_PLAN_ASKS];
  gint32 first = self->quarters[SAL_BRIEF_QUARTERS - 1].first;
  g_autofree char *from = sal_date_format (first), *to = sal_date_format (self->as_of);
  guint n_agreed = 0, n_declined = 0;

  for (guint i = 0; i < asks->len; i++)
    {
      gint32 day = sal_record_get_date (asks->pdata[i], "answered_on");
      const char *status = sal_record_get_text (asks->pdata[i], "status");

      if (day == SAL_DATE_NONE || day < first || day > self->as_of)
        continue;
      n_agreed += g_strcmp0 (status, "agreed") == 0;
      n_declined += g_strcmp0 (status, "declined") == 0;
    }

  return n_agreed + n_declined == 0
             ? NULL
             /* translators: two days, and numbers of asks */
             : g_strdup_printf (_ ("Answered from %1$s to %2$s: %3$u agreed, %4$u declined."),
                                from,
                                to,
                                n_agreed,
                                n_declined);
}

static void
add_asks (const SalAccountBrief *self, SalDocument *document)
{
  g_autofree char *answers = describe_answers (self);

  sal_document_add_heading (document, _ ("Asks"), 1);
  add_table (self, document, self->asks, MOST_ASKS, _ ("Of"), _ ("Nothing is asked of anybody."));
  if (self->asks_follow && self->asks->len > 0)
    sal_document_add_note (document,
                           _ ("The plan asks for nothing by name; these follow from contracts, "
                              "sponsors, resources and actions."));
  if (answers != NULL)
    sal_document_add_paragraph (document, answers);
}

/* Risks, what is asked of whom, and next steps. */
void
sal_account_brief_report_add_points (const SalAccountBrief *brief, SalDocument *document)
{
  sal_document_add_heading (document, _ ("Risks"), 1);
  add_table (brief, document, brief->risks, MOST_RISKS, _ ("Risk"), _ ("No risk is known."));
  add_asks (brief, document);
  sal_document_add_heading (document, _ ("Next Steps"), 1);
  add_table (brief, document, brief->steps, MOST_STEPS, NULL, _ ("Nothing is planned."));
}
