/* sal-portfolio-page-charts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-portfolio-page-private.h"

#include <glib/gi18n.h>

#include "sal-portfolio-chart.h"

/* How many accounts the matrix shows: more would lie upon each other. */
#define MOST_POINTS 300

/**
 * sal_portfolio_page_show_charts:
 * @self: the page, with data
 *
 * Draws what the portfolio depends on, and which accounts are worth developing.
 */
void
sal_portfolio_page_show_charts (SalPortfolioPage *self)
{
  const SalAccountPortfolio *portfolio = self->data->portfolio;
  g_autoptr (SalChart) concentration = sal_portfolio_chart_concentration (portfolio);
  g_autoptr (SalChart) matrix =
      sal_portfolio_chart_matrix (portfolio, self->data->scheme, MOST_POINTS);
  g_autofree char *sentence = sal_portfolio_describe_concentration (portfolio);
  guint n = sal_chart_get_n_categories (matrix);
  g_autofree char *text =
      n == 0 ? g_strdup (_ ("The tier model has criteria of both sides where this shows accounts."))
             /* translators: a number */
             : g_strdup_printf (
                   ngettext ("The %u account that bought most. At the lower right it is worth "
                             "developing: attractive, and not close yet.",
                             "The %u accounts that bought most. Those at the lower right are worth "
                             "developing: attractive, and not close yet.",
                             n),
                   n);

  sal_chart_view_set_chart (self->concentration_view, concentration);
  gtk_label_set_label (self->concentration_label, sentence);
  sal_chart_view_set_chart (self->matrix_view, matrix);
  gtk_label_set_label (self->matrix_label, text);
}
