/* sal-whitespace-matrix-build.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-money.h"
#include "sal-whitespace-matrix-private.h"
#include "sal-whitespace-spread.h"
#include "sal-whitespace-text.h"

/* What stands in the matrix: a grid of headings and cells, and beside it, where it is always seen,
 * one of the names of rows and their sums. */

#define MAX_NAME_CHARS 24

static const char *const css_classes[SAL_WHITESPACE_N_STATES] = {
  [SAL_WHITESPACE_NOT_ELIGIBLE] = "whitespace-not-eligible",
  [SAL_WHITESPACE_OPEN] = "whitespace-open",
  [SAL_WHITESPACE_PIPELINE] = "whitespace-pipeline",
  [SAL_WHITESPACE_OWNED] = "whitespace-owned",
};

static GtkWidget *
create_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_NAME_CHARS);
  /* families give way where there is little room; what stands beside the cells is read whole */
  if (xalign != 0.5f)
    gtk_label_set_width_chars (GTK_LABEL (label),
                               (int) MIN (g_utf8_strlen (text, -1), MAX_NAME_CHARS));
  gtk_widget_set_tooltip_text (label, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_cell (SalWhitespaceMatrix *self,
             const SalWhitespace *portfolio,
             const SalWhitespaceAccount *account,
             guint row,
             guint family)
{
  const SalWhitespaceCell *cell = sal_whitespace_get_cell (portfolio, account, row, family);
  g_autofree char *text = sal_whitespace_format_place (portfolio, account, row, family);
  g_autofree char *name = sal_whitespace_name_cell (portfolio, account, row, family);
  g_autofree char *doubt = sal_whitespace_describe_doubt (portfolio, account, row, family);
  g_autofree char *tooltip =
      doubt != NULL ? g_strdup_printf ("%s\n⚠ %s", name, doubt) : g_strdup (name);
  gboolean is_below = sal_whitespace_is_below (portfolio, account, row, family);
  g_autofree char *shown = is_below ? g_strdup_printf ("%s ⚠", text) : g_strdup (text);
  GtkWidget *button = gtk_button_new_with_label (shown);

  gtk_widget_add_css_class (button, "whitespace-cell");
  gtk_widget_add_css_class (button, css_classes[cell->state]);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, tooltip);
  sal_accessible_set_label (button, name);
  if (doubt != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, doubt, -1);
  g_object_set_data (
      G_OBJECT (button), "place", GUINT_TO_POINTER (row * self->n_families + family));
  sal_whitespace_matrix_watch_cell (self, button);

  return button;
}

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static void
clear (SalWhitespaceMatrix *self)
{
  self->is_building = TRUE;
  g_ptr_array_set_size (self->cells, 0);
  clear_grid (self->heads);
  clear_grid (self->grid);
  self->is_building = FALSE;
}

/* Puts a head beside a row that has cells: both are as high as the higher one. */
static void
add_head (SalWhitespaceMatrix *self, GtkWidget *head, int line)
{
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  gtk_grid_attach (self->heads, head, 0, line, 1, 1);
  gtk_size_group_add_widget (group, head);
  for (guint i = 0; i < self->n_families; i++)
    {
      GtkWidget *cell = gtk_grid_get_child_at (self->grid, (int) i, line);

      if (cell != NULL)
        gtk_size_group_add_widget (group, cell);
    }
}

static void
add_headings (SalWhitespaceMatrix *self, const SalWhitespace *portfolio)
{
  for (guint i = 0; i < self->n_families; i++)
    gtk_grid_attach (self->grid,
                     create_label (sal_whitespace_get_family (portfolio, i)->name, 0.5, "heading"),
                     (int) i,
                     0,
                     1,
                     1);
  add_head (self, create_label (_ ("Penetration and Open Value"), 0, "dim-label"), 0);
}

/* “50 % (2 of 4)” */
static char *
describe_penetration (const SalWhitespaceSum *sum)
{
  g_autofree char *share = sal_whitespace_format_share (sal_whitespace_sum_penetration (sum));

  /* translators: a share, and how many of how many are owned */
  return g_strdup_printf (_ ("%1$s (%2$u of %3$u)"), share, sum->n_owned, sum->n_eligible);
}

/* The name of a row, and below it its sums. */
static GtkWidget *
create_head (const SalWhitespace *portfolio,
             const char *name,
             const SalWhitespaceSum *sum,
             gboolean is_whole)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *penetration = describe_penetration (sum);
  g_autofree char *open = sal_money_format_whole (sum->open, portfolio->currency);
  g_autofree char *text = g_strdup_printf ("%s · %s", penetration, open);
  GtkWidget *sums = create_label (text, 0, "numeric");

  gtk_widget_add_css_class (sums, "caption");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), create_label (name, 0, is_whole ? "heading" : NULL));
  gtk_box_append (GTK_BOX (box), sums);

  return box;
}

static void
add_row (SalWhitespaceMatrix *self,
         const SalWhitespace *portfolio,
         const SalWhitespaceAccount *account,
         guint row,
         int line)
{
  SalWhitespaceSum sum = row == SAL_WHITESPACE_ROW_WHOLE && account->n_units > 0
                             ? sal_whitespace_sum_account (portfolio, account)
                             : sal_whitespace_sum_row (portfolio, account, row);
  g_autofree char *name = sal_whitespace_name_row (account, row);

  for (guint i = 0; i < self->n_families; i++)
    {
      const SalWhitespaceCell *cell = sal_whitespace_get_cell (portfolio, account, row, i);
      GtkWidget *button;

      if (cell->state == SAL_WHITESPACE_NOTHING)
        continue;
      button = create_cell (self, portfolio, account, row, i);
      g_ptr_array_index (self->cells, row * self->n_families + i) = button;
      gtk_grid_attach (self->grid, button, (int) i, line, 1, 1);
    }
  add_head (self, create_head (portfolio, name, &sum, row == SAL_WHITESPACE_ROW_WHOLE), line);
}

/* What of each family is owned by how many units. */
static void
add_columns_sums (SalWhitespaceMatrix *self,
                  const SalWhitespace *portfolio,
                  const SalWhitespaceAccount *account,
                  int line)
{
  for (guint i = 0; i < self->n_families; i++)
    {
      SalWhitespaceSum sum = sal_whitespace_sum_family (portfolio, account, i);
      g_autofree char *text = describe_penetration (&sum);

      gtk_grid_attach (self->grid, create_label (text, 0.5, "numeric"), (int) i, line, 1, 1);
    }
  add_head (self, create_label (_ ("Penetration"), 0, "heading"), line);
}

static gboolean
has_cells (const SalWhitespace *portfolio, const SalWhitespaceAccount *account, guint row)
{
  for (guint i = 0; i < sal_whitespace_n_families (portfolio); i++)
    if (sal_whitespace_get_cell (portfolio, account, row, i)->state != SAL_WHITESPACE_NOTHING)
      return TRUE;

  return FALSE;
}

/**
 * sal_whitespace_matrix_show:
 * @self: a matrix
 * @portfolio: a portfolio
 * @account: (nullable): one of its accounts; %NULL for none
 *
 * Shows an account. The cell that was chosen stays so, as does the focus, if there is one in its
 * place.
 */
void
sal_whitespace_matrix_show (SalWhitespaceMatrix *self,
                            const SalWhitespace *portfolio,
                            const SalWhitespaceAccount *account)
{
  gboolean had_focus =
      (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  int line = 1;

  clear (self);
  self->n_rows = account != NULL ? sal_whitespace_account_n_rows (account) : 0;
  self->n_families = account != NULL ? sal_whitespace_n_families (portfolio) : 0;
  if (self->n_families == 0)
    return;
  g_ptr_array_set_size (self->cells, (int) (self->n_rows * self->n_families));
  add_headings (self, portfolio);
  for (guint row = SAL_WHITESPACE_ROW_UNITS; row < self->n_rows; row++)
    add_row (self, portfolio, account, row, line++);
  if (account->n_units > 0 && has_cells (portfolio, account, SAL_WHITESPACE_ROW_UNSAID))
    add_row (self, portfolio, account, SAL_WHITESPACE_ROW_UNSAID, line++);
  add_row (self, portfolio, account, SAL_WHITESPACE_ROW_WHOLE, line++);
  if (account->n_units > 0)
    add_columns_sums (self, portfolio, account, line);

  if (self->row >= self->n_rows || self->family >= self->n_families ||
      sal_whitespace_matrix_get_cell (self, self->row, self->family) == NULL)
    self->row = self->family = 0;
  if (had_focus)
    sal_whitespace_matrix_focus (self);
}
