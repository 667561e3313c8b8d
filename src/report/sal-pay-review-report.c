/* sal-pay-review-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-review-report.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-rate.h"

/* From so many hundredths on pay is not where sales are. */
#define NOTABLE 0.1

#define CHART_HEIGHT 160.0

#define FILE_MODE 0600

typedef struct
{
  const SalPayReview *review;
  SalDocument *document;
  gint64 paid, sold, quota; /* of the rows that are shown */
} Report;

/* --- figures --- */

static double
divide (gint64 part, gint64 whole)
{
  return whole != 0 ? (double) part / (double) whole : NAN;
}

static char *
percent (double share)
{
  return isfinite (share) ? sal_rate_format_percent ((gint64) round (share * SAL_RATE_ONE), 1)
                          : g_strdup ("–");
}

static double
find_gap (const Report *self, const SalPayReviewRow *row)
{
  return divide (row->paid, self->paid) - divide (row->sold, self->sold);
}

static char *
format_gap (double gap)
{
  g_autofree char *points = NULL;

  if (!isfinite (gap))
    return g_strdup ("–");
  points = sal_number_format (100 * gap, 1);

  /* translators: a difference of two shares in percentage points */
  return g_strdup_printf (gap > 0 ? _ ("+%s pts") : _ ("%s pts"), points);
}

static void
sum_up (Report *self, const GArray *rows)
{
  self->paid = self->sold = self->quota = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const SalPayReviewRow *row = &g_array_index (rows, SalPayReviewRow, i);

      self->paid += row->paid;
      self->sold += row->sold;
      self->quota += row->quota;
    }
}

static const char *
get_name (const SalField *field, const char *group)
{
  if (*group == '\0')
    return _ ("Not known");

  return field != NULL ? sal_choice_get_label (field, group) : group;
}

/* --- a section --- */

static char **
create_cells (const Report *self, const SalPayReviewRow *row, const char *name)
{
  const char *currency = self->review->currency;
  char **cells = g_new0 (char *, 9);

  cells[0] = g_strdup (name);
  cells[1] = sal_money_format_whole (row->paid, currency);
  cells[2] = percent (divide (row->paid, self->paid));
  cells[3] = sal_money_format_whole (row->sold, currency);
  cells[4] = percent (divide (row->sold, self->sold));
  cells[5] = self->quota != 0 ? sal_money_format_whole (row->quota, currency) : g_strdup ("–");
  cells[6] = percent (divide (row->quota, self->quota));
  cells[7] = format_gap (find_gap (self, row));

  return cells;
}

static void
add_table (Report *self, const GArray *rows, const SalField *field, const char *title)
{
  const SalDocumentColumn columns[] = {
    { title, FALSE },      { _ ("Paid"), TRUE },  { _ ("Share"), TRUE }, { _ ("Won"), TRUE },
    { _ ("Share"), TRUE }, { _ ("Quota"), TRUE }, { _ ("Share"), TRUE }, { _ ("Paid − Won"), TRUE },
  };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const SalPayReviewRow all = { "", self->paid, self->sold, self->quota };

  for (guint i = 0; i < rows->len; i++)
    {
      const SalPayReviewRow *row = &g_array_index (rows, SalPayReviewRow, i);

      g_ptr_array_add (cells, create_cells (self, row, get_name (field, row->group)));
    }
  g_ptr_array_add (cells, create_cells (self, &all, _ ("All")));
  sal_document_add_table_with_totals (self->document, columns, G_N_ELEMENTS (columns), cells, 1);
}

static void
add_chart (Report *self, const GArray *rows, const SalField *field, const char *title)
{
  g_autoptr (SalChart) chart = sal_chart_new (SAL_CHART_BAR);
  SalChartFormat format = sal_chart_format_rate (0);
  g_autofree const char **names = g_new0 (const char *, rows->len + 1);
  g_autofree double *paid = g_new (double, rows->len + 1), *sold = g_new (double, rows->len + 1);

  for (guint i = 0; i < rows->len; i++)
    {
      const SalPayReviewRow *row = &g_array_index (rows, SalPayReviewRow, i);

      names[i] = get_name (field, row->group);
      paid[i] = divide (row->paid, self->paid);
      sold[i] = divide (row->sold, self->sold);
    }
  sal_chart_set_title (chart, title);
  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, names, rows->len);
  sal_chart_add_series (
      chart, _ ("Share of what was paid"), SAL_CHART_SERIES_ACTUAL, paid, rows->len);
  sal_chart_add_series (chart, _ ("Share of what was won"), SAL_CHART_SERIES_PLAN, sold, rows->len);
  sal_document_add_charts (self->document, &chart, 1, CHART_HEIGHT);
}

/* Where pay and sales are far from one another. */
static void
add_notable (Report *self, const GArray *rows, const SalField *field)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const SalPayReviewRow *row = &g_array_index (rows, SalPayReviewRow, i);
      double gap = find_gap (self, row);
      g_autofree char *paid = percent (divide (row->paid, self->paid));
      g_autofree char *sold = percent (divide (row->sold, self->sold));

      /* who manages does not sell */
      if (!(fabs (gap) >= NOTABLE) || (row->sold == 0 && row->quota == 0))
        continue;
      g_ptr_array_add (items,
                       /* translators: a group, and two shares */
                       g_strdup_printf (gap > 0
                                            ? _ ("%1$s has %2$s of the pay, and %3$s of the sales: "
                                                 "more pay than sales")
                                            : _ ("%1$s has %2$s of the pay, and %3$s of the sales: "
                                                 "more sales than pay"),
                                        get_name (field, row->group),
                                        paid,
                                        sold));
    }
  if (items->len == 0)
    {
      sal_document_add_paragraph (self->document,
                                  _ ("Pay and sales are within ten percentage points of one "
                                     "another everywhere."));
      return;
    }
  g_ptr_array_add (items, NULL);
  sal_document_add_list (self->document, (const char *const *) items->pdata);
}

static void
add_section (
    Report *self, const char *title, const char *column, const GArray *rows, const SalField *field)
{
  sum_up (self, rows);
  sal_document_add_heading (self->document, title, 1);
  if (rows->len == 0)
    {
      sal_document_add_paragraph (self->document, _ ("There is nothing in the quarter."));
      return;
    }
  add_notable (self, rows, field);
  add_table (self, rows, field, column);
  add_chart (self, rows, field, title);
}

/* --- the report --- */

static void
add_summary (Report *self)
{
  const SalPayReview *review = self->review;
  g_autofree char *paid = sal_money_format_whole (review->paid, review->currency);
  g_autofree char *besides = sal_money_format_whole (review->paid_besides, review->currency);
  g_autofree char *sold = sal_money_format_whole (review->sold, review->currency);
  g_autofree char *rate = percent (divide (review->paid, review->sold));
  const SalDocumentFigure figures[] = {
    { .label = _ ("Paid for sales"), .value = paid },
    { .label = _ ("Paid besides"), .value = besides },
    { .label = _ ("Won"), .value = sold },
    { .label = _ ("Pay of sales"), .value = rate },
  };

  sal_document_add_figures (self->document, figures, G_N_ELEMENTS (figures));
}

/**
 * sal_pay_review_report_new:
 * @review: a quarter
 * @today: the date of the report
 * @paper: the size of the sheets
 *
 * Puts on paper whether pay went where sales were, and were to be: by motion, by type of
 * opportunities and by family of products, each with what is far apart.
 *
 * Returns: (transfer full): the document
 */
SalDocument *
sal_pay_review_report_new (const SalPayReview *review, gint32 today, SalPaper paper)
{
  g_autofree char *period = sal_period_to_text (review->period);
  g_autofree char *from = sal_date_format (review->first), *to = sal_date_format (review->last);
  /* translators: a quarter with its days, and a currency */
  g_autofree char *subtitle =
      g_strdup_printf (_ ("%1$s, %2$s to %3$s, in %4$s"), period, from, to, review->currency);
  SalDocument *document = sal_document_new (_ ("Compensation Review"), today, paper, FALSE);
  Report self = { review, document, 0, 0, 0 };

  sal_document_set_subtitle (document, subtitle);
  add_summary (&self);
  add_section (&self,
               _ ("By Motion"),
               _ ("Motion"),
               review->motions,
               sal_kind_find_field (&sal_position_kind, "motion"));
  add_section (&self,
               _ ("By Type of Opportunity"),
               _ ("Type"),
               review->types,
               sal_kind_find_field (&sal_opportunity_kind, "type"));
  add_section (&self, _ ("By Product Family"), _ ("Family"), review->families, NULL);
  sal_document_add_note (
      document,
      _ ("Paid is what the ledger has of the quarter for credited opportunities, by the motion of "
         "who is paid, so that what rolls up to managers is theirs. Won is what closed "
         "in the quarter, by the motion of who owns it. Quotas are those of the quarter and its "
         "months, without those of managers."));

  return document;
}

/**
 * sal_pay_review_report_write:
 * @review: a quarter
 * @today: the date of the report
 * @paper: the size of the sheets
 * @path: the PDF to write
 * @error: return location for an error
 *
 * Writes the review into a file that only its maker may read, as that of the pay is.
 *
 * Returns: %FALSE with an error of files
 */
gboolean
sal_pay_review_report_write (
    const SalPayReview *review, gint32 today, SalPaper paper, const char *path, GError **error)
{
  g_autoptr (SalDocument) document = sal_pay_review_report_new (review, today, paper);
  g_autoptr (GBytes) pdf = sal_document_to_pdf (document, error);
  gsize length;
  const char *data = pdf != NULL ? g_bytes_get_data (pdf, &length) : NULL;

  return pdf != NULL &&
         g_file_set_contents_full (
             path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, FILE_MODE, error);
}
