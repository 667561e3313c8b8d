/* sal-portfolio-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-tier-view.h"
#include "sal-chart-view.h"
#include "sal-portfolio-cells.h"
#include "sal-portfolio-page.h"
#include "sal-tier-editor.h"
#include "sal-whitespace-keeper.h"

G_BEGIN_DECLS

struct _SalPortfolioPage
{
  SalPage parent_instance;

  SalStore *store; /* NULL once the page is gone */
  SalAccountKeeper *keeper;
  SalPortfolioData *data;              /* (nullable): what it keeps */
  SalAccountKeeper *whitespace_keeper; /* not owned */
  guint n_moves;                       /* that a refresh would make, by the model that is stored */
  gint64 chosen;                       /* the account that shows beside the list; 0: none */
  gboolean is_outdated; /* the list does not show what was changed while it was hidden */
  gboolean filling;
  gboolean storing;

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  AdwViewStack *views;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkButton *notice_button;
  AdwLeaflet *leaflet;
  GtkWidget *separator;
  GtkSearchEntry *search_entry;
  GtkDropDown *tier_menu;
  GtkMenuButton *sort_button;
  GtkWidget *none_label;
  SalIndexTable *table;
  SalAccountTierView *account_view;
  GtkLabel *concentration_label;
  SalChartView *concentration_view;
  SalChartView *matrix_view;
  GtkLabel *matrix_label;
  SalTierEditor *editor;
};

/* sal-portfolio-page-list.c */
void sal_portfolio_page_install_list_callbacks (GtkWidgetClass *widget_class);
const SalPortfolioAccount *sal_portfolio_page_get_account (SalPortfolioPage *self, guint row);
void sal_portfolio_page_choose (SalPortfolioPage *self, gint64 account);
void sal_portfolio_page_show_chosen (SalPortfolioPage *self);
void sal_portfolio_page_update_back (SalPortfolioPage *self);
void sal_portfolio_page_fill (SalPortfolioPage *self);
void sal_portfolio_page_fill_changed (SalPortfolioPage *self);
void sal_portfolio_page_fill_tiers (SalPortfolioPage *self);

/* sal-portfolio-page-tiers.c */
void sal_portfolio_page_install_tier_actions (GtkWidgetClass *widget_class);
void sal_portfolio_page_update_notice (SalPortfolioPage *self);
void sal_portfolio_page_ask_to_leave (SalPortfolioPage *self, GTask *task);

/* sal-portfolio-page-briefs.c */
void sal_portfolio_page_install_brief_actions (GtkWidgetClass *widget_class);
void sal_portfolio_page_write_briefs (SalPortfolioPage *self, guint n, const char *folder);

/* sal-portfolio-page-charts.c */
void sal_portfolio_page_show_charts (SalPortfolioPage *self);

G_END_DECLS
