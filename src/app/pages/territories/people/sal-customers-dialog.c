/* sal-customers-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-customers-dialog.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-alignment-what-if.h"
#include "sal-money.h"
#include "sal-number.h"

/* --- rows --- */

#define SAL_TYPE_CUSTOMER_ITEM (sal_customer_item_get_type ())
G_DECLARE_FINAL_TYPE (SalCustomerItem, sal_customer_item, SAL, CUSTOMER_ITEM, GObject)

struct _SalCustomerItem
{
  GObject parent_instance;

  gint64 account;
  char *name;
  char *territory;
  double share;   /* 0 to 1 */
  double revenue; /* minor units */
};

G_DEFINE_FINAL_TYPE (SalCustomerItem, sal_customer_item, G_TYPE_OBJECT)

static void
sal_customer_item_finalize (GObject *object)
{
  g_free (SAL_CUSTOMER_ITEM (object)->name);
  g_free (SAL_CUSTOMER_ITEM (object)->territory);

  G_OBJECT_CLASS (sal_customer_item_parent_class)->finalize (object);
}

static void
sal_customer_item_class_init (SalCustomerItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_customer_item_finalize;
}

static void
sal_customer_item_init (SalCustomerItem *self)
{
}

/* --- the dialog --- */

enum
{
  ACCOUNT,
  TERRITORY,
  N_TEXTS,
  SHARE = N_TEXTS,
  REVENUE,
  N_COLUMNS,
};

typedef struct
{
  SalCustomersDialog *dialog;
  guint column;
} Column;

struct _SalCustomersDialog
{
  AdwWindow parent_instance;

  SalTerritoryDesign *design;
  GHashTable *names; /* by account id */
  char *currency;
  GListStore *items;

  GtkSpinButton *share_spin;
  GtkStack *stack;
  GtkColumnView *view;
};

enum
{
  ACCOUNT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalCustomersDialog, sal_customers_dialog, ADW_TYPE_WINDOW)

static char *
format (const Column *column, const SalCustomerItem *item)
{
  g_autofree char *number = NULL;

  switch (column->column)
    {
    case ACCOUNT:
      return g_strdup (item->name);
    case TERRITORY:
      return g_strdup (item->territory);
    case SHARE:
      number = sal_number_format (100 * item->share, 1);
      return g_strdup_printf ("%s %%", number);
    default:
      return sal_money_format ((gint64) llround (item->revenue), column->dialog->currency);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (label), column->column < N_TEXTS ? 0 : 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (column->column >= N_TEXTS)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Column *column)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = format (column, gtk_list_item_get_item (list_item));

  gtk_inscription_set_text (GTK_INSCRIPTION (label), text);
  if (column->column == ACCOUNT)
    sal_accessible_name_row (label, text);
}

static int
compare_cb (gconstpointer one, gconstpointer other, gpointer data)
{
  const SalCustomerItem *a = one, *b = other;

  switch (((const Column *) data)->column)
    {
    case ACCOUNT:
      return g_utf8_collate (a->name, b->name);
    case TERRITORY:
      return g_utf8_collate (a->territory, b->territory);
    case SHARE:
      return (a->share > b->share) - (a->share < b->share);
    default:
      return (a->revenue > b->revenue) - (a->revenue < b->revenue);
    }
}

static void
add_column (SalCustomersDialog *self, guint index, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = NULL;
  Column *data = g_new (Column, 1);

  *data = (Column){ self, index };
  g_object_set_data_full (G_OBJECT (column), "column", data, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, data, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, index < N_TEXTS);
  gtk_column_view_column_set_fixed_width (column, index < N_TEXTS ? 170 : 140);
  gtk_column_view_append_column (self->view, column);
}

static const char *
get_name (SalCustomersDialog *self, gint64 account)
{
  const char *name = g_hash_table_lookup (self->names, &account);

  return name != NULL ? name : _ ("(no name)");
}

static SalCustomerItem *
create_item (SalCustomersDialog *self, const SalWhatIfCustomer *customer)
{
  SalCustomerItem *item = g_object_new (SAL_TYPE_CUSTOMER_ITEM, NULL);
  guint n_accounts;

  item->account =
      sal_territory_design_get_accounts (self->design, &n_accounts)[customer->account].id;
  item->name = g_strdup (get_name (self, item->account));
  item->territory = g_strdup (
      sal_territory_design_get_territory (self->design, (guint) customer->territory)->name);
  item->share = customer->share;
  item->revenue = customer->revenue;

  return item;
}

static void
fill (SalCustomersDialog *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) customers = NULL;

  if (self->design == NULL)
    return;

  customers =
      sal_what_if_list_customers (self->design, gtk_spin_button_get_value (self->share_spin) / 100);
  for (guint i = 0; i < customers->len; i++)
    g_ptr_array_add (items, create_item (self, &g_array_index (customers, SalWhatIfCustomer, i)));
  g_list_store_splice (self->items,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata,
                       items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "customers" : "none");
}

static void
activated_cb (SalCustomersDialog *self, guint position)
{
  g_autoptr (SalCustomerItem) item =
      g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);

  g_signal_emit (self, signals[ACCOUNT_ACTIVATED], 0, item->account);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sal_customers_dialog_dispose (GObject *object)
{
  SalCustomersDialog *self = SAL_CUSTOMERS_DIALOG (object);

  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->currency, g_free);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (sal_customers_dialog_parent_class)->dispose (object);
}

static void
sal_customers_dialog_class_init (SalCustomersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_customers_dialog_dispose;

  signals[ACCOUNT_ACTIVATED] = g_signal_new ("account-activated",
                                             SAL_TYPE_CUSTOMERS_DIALOG,
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             1,
                                             G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-customers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalCustomersDialog, share_spin);
  gtk_widget_class_bind_template_child (widget_class, SalCustomersDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SalCustomersDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_customers_dialog_init (SalCustomersDialog *self)
{
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;

  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  add_column (self, ACCOUNT, _ ("Account"));
  add_column (self, TERRITORY, _ ("Territory"));
  add_column (self, SHARE, _ ("Share of Revenue"));
  add_column (self, REVENUE, _ ("Revenue"));
  self->items = g_list_store_new (SAL_TYPE_CUSTOMER_ITEM);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

static void
keep_names (SalCustomersDialog *self, SalFacts *facts)
{
  const SalDimension *dimension = facts->dimensions[SAL_FACT_ACCOUNT];
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (self->design, &n_accounts);

  for (guint i = 0; i < n_accounts; i++)
    {
      gint32 code = sal_dimension_find (dimension, accounts[i].id);

      if (code >= 0)
        g_hash_table_insert (self->names,
                             g_memdup2 (&accounts[i].id, sizeof accounts[i].id),
                             g_strdup (sal_dimension_get_label (dimension, code)));
    }
}

/**
 * sal_customers_dialog_new:
 * @parent: the window it belongs to
 * @design: a design that is prepared
 * @facts: (nullable): knows the names of accounts
 * @currency: the reporting currency
 *
 * Creates a dialog.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_customers_dialog_new (GtkWindow *parent,
                          SalTerritoryDesign *design,
                          SalFacts *facts,
                          const char *currency)
{
  SalCustomersDialog *self =
      g_object_new (SAL_TYPE_CUSTOMERS_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->design = sal_territory_design_ref (design);
  self->currency = g_strdup (currency);
  if (facts != NULL)
    keep_names (self, facts);
  fill (self);

  return GTK_WIDGET (self);
}
