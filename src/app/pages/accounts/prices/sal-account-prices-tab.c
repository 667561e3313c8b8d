/* sal-account-prices-tab.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-prices-tab.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-account-page.h"
#include "sal-chart-view.h"
#include "sal-date.h"
#include "sal-number.h"
#include "sal-price-cells.h"
#include "sal-price-dialogs.h"
#include "sal-price-erosion.h"
#include "sal-store-reading.h"

/* Three years. */
#define QUARTERS 12

/* What is read of an account. */
typedef struct
{
  SalPriceErosion *erosion;
  SalPriceExceptions *list;
} Prices;

struct _SalAccountPricesTab
{
  SalAccountTab parent_instance;

  SalStoreReading *reading;
  Prices *prices; /* (nullable): as they were read last */

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkLabel *summary_label;
  SalChartView *chart_view;
  GtkLabel *none_label;
  SalIndexTable *table;
};

G_DEFINE_FINAL_TYPE (SalAccountPricesTab, sal_account_prices_tab, SAL_TYPE_ACCOUNT_TAB)

static void
prices_free (Prices *self)
{
  g_clear_pointer (&self->erosion, sal_price_erosion_free);
  g_clear_pointer (&self->list, sal_price_exceptions_free);
  g_free (self);
}

static gpointer
read_prices (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 account = *(gint64 *) data;
  gint32 day = sal_date_today ();
  Prices *self = g_new0 (Prices, 1);

  self->erosion = sal_price_erosion_load (connection, account, day, QUARTERS, error);
  if (self->erosion != NULL)
    self->list = sal_price_exceptions_load (connection, account, day, error);
  if (self->list == NULL)
    g_clear_pointer (&self, prices_free);

  return self;
}

/* --- what shows --- */

static SalChart *
create_chart (const SalPriceErosion *erosion)
{
  SalChart *chart = sal_chart_new (SAL_CHART_LINE);
  SalChartFormat format = sal_chart_format_rate (1);
  guint n = erosion->quarters->len;
  g_autofree double *discounts = g_new (double, n);
  g_autofree double *margins = g_new (double, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean has_margin = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const SalPriceQuarter *quarter = &g_array_index (erosion->quarters, SalPriceQuarter, i);

      discounts[i] = sal_price_quarter_get_discount (quarter);
      margins[i] = sal_price_quarter_get_margin (quarter);
      has_margin = has_margin || !isnan (margins[i]);
      /* translators: a fiscal year and its quarter */
      g_ptr_array_add (names,
                       g_strdup_printf (_ ("FY%02d Q%d"),
                                        quarter->period.year % 100,
                                        quarter->period.index + 1));
    }
  sal_chart_set_title (chart, _ ("Discount and Margin by Quarter"));
  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, (const char *const *) names->pdata, n);
  sal_chart_set_ordered (chart, TRUE);
  sal_chart_add_series (chart, _ ("Discount"), SAL_CHART_SERIES_ACTUAL, discounts, n);
  if (has_margin)
    sal_chart_add_series (chart, _ ("Margin"), SAL_CHART_SERIES_ACTUAL, margins, n);

  return chart;
}

/* Points that are not there are less than half of the last digit. */
#define NO_POINTS 0.0005

static char *
format_points (double change)
{
  return sal_number_format (fabs (change) * 100, 1);
}

static int
get_direction (double change)
{
  return (change >= NO_POINTS) - (change <= -NO_POINTS);
}

/* What both say of the prices, if they do not say different things. */
static const char *
get_verdict (int discount, int margin)
{
  if (discount - margin > 0 && discount >= 0 && margin <= 0)
    return _ ("Prices erode");
  if (discount - margin < 0 && discount <= 0 && margin >= 0)
    return _ ("Prices recover");

  return NULL;
}

static char *
describe_discount (double change)
{
  g_autofree char *points = format_points (change);

  if (get_direction (change) == 0)
    return g_strdup (_ ("the discount is the same as the year before"));

  return g_strdup_printf (change > 0 /* translators: a number of percentage points */
                              ? _ ("the discount is %s points above the year before")
                              : _ ("the discount is %s points below the year before"),
                          points);
}

static char *
describe_margin (double change)
{
  g_autofree char *points = format_points (change);

  if (get_direction (change) == 0)
    return g_strdup (_ ("the margin is the same"));

  return g_strdup_printf (change > 0 /* translators: a number of percentage points */
                              ? _ ("the margin is %s points above")
                              : _ ("the margin is %s points below"),
                          points);
}

static char *
describe (const SalPriceErosion *erosion)
{
  double discount, margin;
  gboolean has_margin = sal_price_erosion_get_margin_change (erosion, &margin);
  g_autofree char *first = NULL, *second = NULL, *both = NULL;
  const char *verdict;

  if (!sal_price_erosion_get_change (erosion, &discount))
    return g_strdup (_ ("Bought too little to compare the prices of two years"));
  first = describe_discount (discount);
  second = has_margin ? describe_margin (margin) : NULL;
  both = second != NULL ? g_strdup_printf ("%s; %s", first, second) : g_strdup (first);
  verdict = get_verdict (get_direction (discount), has_margin ? get_direction (margin) : 0);
  if (verdict == NULL)
    /* translators: sentences about discount and margin, which say different things of the prices */
    return g_strdup_printf (_ ("No clear trend: %s"), both);

  return g_strdup_printf ("%s: %s", verdict, both);
}

static void
fill (SalAccountPricesTab *self)
{
  guint n = self->prices->list->exceptions->len;
  g_autofree guint *rows = g_new (guint, n + 1);
  g_autoptr (SalChart) chart = create_chart (self->prices->erosion);
  g_autofree char *summary = describe (self->prices->erosion);

  for (guint i = 0; i < n; i++)
    rows[i] = i;
  gtk_label_set_label (self->summary_label, summary);
  sal_chart_view_set_chart (self->chart_view, chart);
  sal_index_table_fill (self->table, rows, n);
  gtk_widget_set_visible (GTK_WIDGET (self->table), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), n == 0);
}

static void
taken (SalPage *page, gpointer result, const GError *error)
{
  SalAccountPricesTab *self = SAL_ACCOUNT_PRICES_TAB (page);

  if (result == NULL)
    {
      adw_status_page_set_description (self->problem_page, error->message);
      adw_view_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  sal_index_table_clear (self->table);
  g_clear_pointer (&self->prices, prices_free);
  self->prices = result;
  sal_index_table_set_source (self->table, &sal_price_cells, self->prices->list);
  fill (self);
  adw_view_stack_set_visible_child_name (self->stack, "content");
}

/* --- actions --- */

static const SalPriceException *
get (SalAccountPricesTab *self, guint row)
{
  return &g_array_index (self->prices->list->exceptions, SalPriceException, row);
}

static void
activated_cb (SalAccountPricesTab *self, guint row)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.show-record", "(sx)", "price_exception", get (self, row)->id);
}

static void
request_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalAccountPricesTab *self = SAL_ACCOUNT_PRICES_TAB (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, SAL_TYPE_ACCOUNT_PAGE);
  const char *title = page != NULL ? sal_page_get_title (SAL_PAGE (page)) : NULL;

  sal_price_ask_for (widget,
                     sal_page_get_workspace (SAL_PAGE (self)),
                     sal_account_tab_get_account (SAL_ACCOUNT_TAB (self)),
                     title);
}

/* --- the tab --- */

static void
sal_account_prices_tab_show_account (SalAccountTab *tab, gint64 account)
{
  SalAccountPricesTab *self = SAL_ACCOUNT_PRICES_TAB (tab);

  adw_view_stack_set_visible_child_name (self->stack, "loading");
  sal_store_reading_start (self->reading, account);
}

static const char *
sal_account_prices_tab_show_view (SalPage *page, guint index)
{
  return index == 0 ? "account-prices" : NULL;
}

static void
sal_account_prices_tab_constructed (GObject *object)
{
  SalAccountPricesTab *self = SAL_ACCOUNT_PRICES_TAB (object);
  SalStore *store;

  G_OBJECT_CLASS (sal_account_prices_tab_parent_class)->constructed (object);

  store = sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self)));
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "prices.request", !sal_store_is_read_only (store));
  self->reading =
      sal_store_reading_new (SAL_PAGE (self), read_prices, (GDestroyNotify) prices_free, taken);
}

static void
sal_account_prices_tab_dispose (GObject *object)
{
  SalAccountPricesTab *self = SAL_ACCOUNT_PRICES_TAB (object);

  if (self->reading != NULL)
    sal_index_table_clear (self->table);
  g_clear_pointer (&self->reading, sal_store_reading_stop);
  g_clear_pointer (&self->prices, prices_free);

  G_OBJECT_CLASS (sal_account_prices_tab_parent_class)->dispose (object);
}

static void
sal_account_prices_tab_class_init (SalAccountPricesTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_account_prices_tab_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_account_prices_tab_dispose;
  SAL_PAGE_CLASS (klass)->show_view = sal_account_prices_tab_show_view;
  SAL_ACCOUNT_TAB_CLASS (klass)->show_account = sal_account_prices_tab_show_account;

  gtk_widget_class_install_action (widget_class, "prices.request", NULL, request_action);

  g_type_ensure (SAL_TYPE_CHART_VIEW);
  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-account-prices-tab.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalAccountPricesTab, name)
  BIND (stack);
  BIND (problem_page);
  BIND (summary_label);
  BIND (chart_view);
  BIND (none_label);
  BIND (table);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sal_account_prices_tab_init (SalAccountPricesTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_price_cells_add_columns (self->table, FALSE);
  sal_index_table_set_label (self->table, _ ("Price Exceptions"));
}
