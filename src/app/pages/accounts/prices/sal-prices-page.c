/* sal-prices-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-prices-page.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-accounts-page.h"
#include "sal-date.h"
#include "sal-edit-in-place.h"
#include "sal-price-cells.h"
#include "sal-price-dialogs.h"
#include "sal-rights-view.h"
#include "sal-store-reading.h"
#include "sal-view-switcher.h"

/* What is read. */
typedef struct
{
  SalPriceExceptions *list;
  SalDecisionMatrix *matrix;
} Prices;

struct _SalPricesPage
{
  SalPage parent_instance;

  SalStoreReading *reading;
  Prices *prices;           /* (nullable): as they were read last */
  SalPriceExceptions *list; /* (nullable): of these */
  gint64 chosen;            /* id of an exception; 0: none */
  gint64 asked;             /* of one that is to be chosen once it is there */

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  AdwViewStack *views;
  GtkDropDown *state_menu;
  SalIndexTable *table;
  GtkWidget *details_box;
  GtkLabel *title_label;
  GtkLabel *details_label;
  GtkLabel *precedents_label;
  SalIndexTable *precedents;
  SalRightsView *rights;
};

G_DEFINE_FINAL_TYPE (SalPricesPage, sal_prices_page, SAL_TYPE_PAGE)

static void
prices_free (Prices *self)
{
  g_clear_pointer (&self->list, sal_price_exceptions_free);
  g_clear_pointer (&self->matrix, sal_decision_matrix_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Prices, prices_free)

static const SalPriceException *
get (SalPricesPage *self, guint row)
{
  return &g_array_index (self->list->exceptions, SalPriceException, row);
}

static const SalPriceException *
get_chosen (SalPricesPage *self)
{
  return self->list != NULL ? sal_price_exceptions_find (self->list, self->chosen) : NULL;
}

/* --- the one that is chosen --- */

static void
update_actions (SalPricesPage *self)
{
  static const char *const actions[] = { "prices.approve", "prices.reject", "prices.withdraw" };
  const SalPriceException *one = get_chosen (self);
  gboolean writable =
      !sal_store_is_read_only (sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self))));

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                   actions[i],
                                   writable && one != NULL &&
                                       one->state == SAL_PRICE_STATE_REQUESTED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prices.request", writable);
}

static void
show_precedents (SalPricesPage *self, const SalPriceException *one)
{
  guint index = (guint) (one - get (self, 0));
  g_autoptr (GArray) found = sal_price_exceptions_find_precedents (self->list, index);
  g_autofree guint *rows = g_new (guint, found->len + 1);

  for (guint i = 0; i < found->len; i++)
    rows[i] = g_array_index (found, SalPrecedent, i).index;
  sal_index_table_fill (self->precedents, rows, found->len);
  gtk_label_set_label (self->precedents_label,
                       found->len > 0 ? _ ("Precedents of this account, and of others for such a "
                                           "product and discount")
                                      : _ ("There is no precedent"));
  gtk_widget_set_visible (GTK_WIDGET (self->precedents), found->len > 0);
}

static void
show_chosen (SalPricesPage *self)
{
  const SalPriceException *one = get_chosen (self);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->details_box, one != NULL);
  update_actions (self);
  if (one == NULL)
    return;
  text = sal_price_describe (one);
  gtk_label_set_label (self->title_label, one->account_name);
  gtk_label_set_label (self->details_label, text);
  show_precedents (self, one);
}

static void
selection_changed_cb (SalPricesPage *self)
{
  g_autoptr (GArray) rows = sal_index_table_list_selected (self->table);

  if (self->list == NULL || rows->len == 0)
    return;
  self->chosen = get (self, g_array_index (rows, guint, 0))->id;
  show_chosen (self);
}

static void
activated_cb (SalPricesPage *self, guint row)
{
  sal_accounts_page_show_account (GTK_WIDGET (self), get (self, row)->account, "prices");
}

/* --- the list --- */

/* All of them, or those of a state: the states are in the order of the menu, after all. */
static void
fill (SalPricesPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->state_menu);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autofree char *text = NULL;

  if (self->list == NULL)
    return;
  for (guint i = 0; i < self->list->exceptions->len; i++)
    if (chosen == 0 || get (self, i)->state == (SalPriceState) (chosen - 1))
      g_array_append_val (rows, i);
  sal_index_table_fill (self->table, (const guint *) (gpointer) rows->data, rows->len);
  if (sal_price_exceptions_find (self->list, self->asked) != NULL)
    {
      self->chosen = self->asked;
      self->asked = 0;
    }
  if (get_chosen (self) == NULL)
    self->chosen = rows->len > 0 ? get (self, g_array_index (rows, guint, 0))->id : 0;
  for (guint i = 0; i < rows->len; i++)
    if (get (self, g_array_index (rows, guint, i))->id == self->chosen)
      gtk_bitset_add (selected, g_array_index (rows, guint, i));
  sal_index_table_select (self->table, selected);
  text = g_strdup_printf (ngettext ("%u to decide", "%u to decide", self->list->n_requested),
                          self->list->n_requested);
  sal_page_set_subtitle (SAL_PAGE (self), text);
  show_chosen (self);
}

static gpointer
read_prices (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Prices) self = g_new0 (Prices, 1);
  gint32 today = sal_date_today ();

  self->list = sal_price_exceptions_load (connection, *(gint64 *) data, today, error);
  self->matrix = self->list != NULL ? sal_decision_matrix_load (connection, today, error) : NULL;

  return self->matrix != NULL ? g_steal_pointer (&self) : NULL;
}

static void
taken (SalPage *page, gpointer result, const GError *error)
{
  SalPricesPage *self = SAL_PRICES_PAGE (page);
  g_autoptr (Prices) before = NULL;

  if (result == NULL)
    {
      adw_status_page_set_description (self->problem_page, error->message);
      adw_view_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  sal_index_table_clear (self->precedents);
  before = self->prices;
  self->prices = result;
  self->list = self->prices->list;
  sal_index_table_set_source (self->table, &sal_price_cells, self->list);
  sal_index_table_set_source (self->precedents, &sal_price_cells, self->list);
  fill (self);
  sal_rights_view_show (self->rights, self->prices->matrix, self->list);
  adw_view_stack_set_visible_child_name (self->stack, "content");
}

/* --- actions --- */

static void
decide (SalPricesPage *self, SalPriceDecisionStep step)
{
  const SalPriceException *one = get_chosen (self);

  if (one != NULL)
    sal_price_ask_decision (
        GTK_WIDGET (self), sal_page_get_workspace (SAL_PAGE (self)), self->list, one, step);
}

static void
approve_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (SAL_PRICES_PAGE (widget), SAL_PRICE_APPROVE);
}

static void
reject_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (SAL_PRICES_PAGE (widget), SAL_PRICE_REJECT);
}

static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (SAL_PRICES_PAGE (widget), SAL_PRICE_WITHDRAW);
}

static void
request_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SAL_PRICES_PAGE (widget)->asked =
      sal_price_ask_for (widget, sal_page_get_workspace (SAL_PAGE (widget)), 0, NULL);
}

/* --- decision rights --- */

static gboolean
sal_prices_page_is_modified (SalPage *page)
{
  return sal_rights_view_is_modified (SAL_PRICES_PAGE (page)->rights);
}

static void
discard (SalPage *page)
{
  sal_rights_view_revert (SAL_PRICES_PAGE (page)->rights);
}

/* @task: (transfer full) */
static void
sal_prices_page_leave_async (SalPage *page, GTask *task)
{
  SalPricesPage *self = SAL_PRICES_PAGE (page);

  if (sal_rights_view_commit (self->rights))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  adw_view_stack_set_visible_child_name (self->views, "rights");
  sal_edit_ask_to_discard (page,
                           _ ("Something that was entered in the decision rights is missing or "
                              "not valid, and says so."),
                           discard,
                           task);
}

/* --- the page --- */

static const char *
sal_prices_page_show_view (SalPage *page, guint index)
{
  static const char *const names[] = { "exceptions", "rights" };
  SalPricesPage *self = SAL_PRICES_PAGE (page);

  if (index >= G_N_ELEMENTS (names))
    return NULL;
  adw_view_stack_set_visible_child_name (self->views, names[index]);

  return index == 0 ? "prices" : "decision-rights";
}

static void
sal_prices_page_constructed (GObject *object)
{
  SalPricesPage *self = SAL_PRICES_PAGE (object);

  G_OBJECT_CLASS (sal_prices_page_parent_class)->constructed (object);

  sal_rights_view_set_workspace (self->rights, sal_page_get_workspace (SAL_PAGE (self)));
  self->reading =
      sal_store_reading_new (SAL_PAGE (self), read_prices, (GDestroyNotify) prices_free, taken);
  sal_store_reading_start (self->reading, 0);
  update_actions (self);
}

static void
sal_prices_page_dispose (GObject *object)
{
  SalPricesPage *self = SAL_PRICES_PAGE (object);

  if (self->reading != NULL)
    {
      sal_index_table_clear (self->table);
      sal_index_table_clear (self->precedents);
      sal_rights_view_clear (self->rights);
    }
  g_clear_pointer (&self->reading, sal_store_reading_stop);
  self->list = NULL;
  g_clear_pointer (&self->prices, prices_free);

  G_OBJECT_CLASS (sal_prices_page_parent_class)->dispose (object);
}

static void
sal_prices_page_class_init (SalPricesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_prices_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_prices_page_dispose;
  SAL_PAGE_CLASS (klass)->show_view = sal_prices_page_show_view;
  SAL_PAGE_CLASS (klass)->is_modified = sal_prices_page_is_modified;
  SAL_PAGE_CLASS (klass)->leave_async = sal_prices_page_leave_async;

  gtk_widget_class_install_action (widget_class, "prices.approve", NULL, approve_action);
  gtk_widget_class_install_action (widget_class, "prices.reject", NULL, reject_action);
  gtk_widget_class_install_action (widget_class, "prices.withdraw", NULL, withdraw_action);
  gtk_widget_class_install_action (widget_class, "prices.request", NULL, request_action);

  g_type_ensure (SAL_TYPE_VIEW_SWITCHER);
  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  g_type_ensure (SAL_TYPE_RIGHTS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-prices-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPricesPage, name)
  BIND (stack);
  BIND (problem_page);
  BIND (views);
  BIND (state_menu);
  BIND (table);
  BIND (details_box);
  BIND (title_label);
  BIND (details_label);
  BIND (precedents_label);
  BIND (precedents);
  BIND (rights);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
}

static void
sal_prices_page_init (SalPricesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_accessible_name_drop_down (self->state_menu, _ ("Status"));
  sal_price_cells_add_columns (self->table, TRUE);
  sal_price_cells_add_columns (self->precedents, TRUE);
  sal_index_table_set_label (self->table, _ ("Price Exceptions"));
  sal_index_table_set_label (self->precedents, _ ("Precedents"));
}
