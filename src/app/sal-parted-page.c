/* sal-parted-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-parted-page.h"

#include <glib/gi18n.h>

#include "sal-view-switcher.h"

typedef struct
{
  const SalPagePart *parts;
  guint n_parts;
  AdwViewStack *stack; /* (nullable): before there are parts, and once the page is gone */
  gboolean opening;
  guint view_part;  /* which part's views are shown one after the other, */
  guint view_first; /* and the number of its first */
} SalPartedPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SalPartedPage, sal_parted_page, SAL_TYPE_PAGE)

static SalPartedPagePrivate *
get_private (gpointer self)
{
  return sal_parted_page_get_instance_private (SAL_PARTED_PAGE (self));
}

static const char *
get_part_name (SalPartedPagePrivate *priv)
{
  return priv->stack != NULL ? adw_view_stack_get_visible_child_name (priv->stack) : NULL;
}

/**
 * sal_parted_page_find_part:
 * @self: a page
 * @name: the name of one of its parts
 *
 * Finds a part.
 *
 * Returns: (transfer none) (nullable): the part; %NULL before it is first chosen
 */
SalPage *
sal_parted_page_find_part (SalPartedPage *self, const char *name)
{
  SalPartedPagePrivate *priv = get_private (self);
  GtkWidget *bin =
      priv->stack != NULL ? adw_view_stack_get_child_by_name (priv->stack, name) : NULL;

  return bin != NULL ? SAL_PAGE (adw_bin_get_child (ADW_BIN (bin))) : NULL;
}

/**
 * sal_parted_page_get_part:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the part in front; %NULL while there are none
 */
SalPage *
sal_parted_page_get_part (SalPartedPage *self)
{
  const char *name = get_part_name (get_private (self));

  return name != NULL ? sal_parted_page_find_part (self, name) : NULL;
}

/**
 * sal_parted_page_show_part_of:
 * @widget: a widget, which need not be in a page of parts
 *
 * Brings the part that @widget is in to the front, in each page of parts that it is in.
 */
void
sal_parted_page_show_part_of (GtkWidget *widget)
{
  GtkWidget *parent;

  for (; (parent = gtk_widget_get_parent (widget)) != NULL; widget = parent)
    {
      GtkWidget *page = ADW_IS_VIEW_STACK (parent)
                            ? gtk_widget_get_ancestor (parent, SAL_TYPE_PARTED_PAGE)
                            : NULL;

      if (page != NULL && parent == GTK_WIDGET (get_private (page)->stack))
        adw_view_stack_set_visible_child (ADW_VIEW_STACK (parent), widget);
    }
}

/**
 * sal_parted_page_update:
 * @self: a page
 *
 * Has the page say anew what its parts say.
 */
void
sal_parted_page_update (SalPartedPage *self)
{
  SAL_PARTED_PAGE_GET_CLASS (self)->update (self);
}

/**
 * sal_parted_page_set_opening:
 * @self: a page
 * @opening: whether something is awaited before the parts can be shown
 *
 * Says whether the page is busy whatever its parts are.
 */
void
sal_parted_page_set_opening (SalPartedPage *self, gboolean opening)
{
  get_private (self)->opening = opening;
  sal_parted_page_update (self);
}

static void
part_chosen_cb (SalPartedPage *self)
{
  SalPartedPagePrivate *priv = get_private (self);
  const char *name = get_part_name (priv);

  for (guint i = 0;
       name != NULL && sal_parted_page_find_part (self, name) == NULL && i < priv->n_parts;
       i++)
    if (g_str_equal (priv->parts[i].name, name))
      {
        SalPage *part = g_object_new (priv->parts[i].get_type (),
                                      "workspace",
                                      sal_page_get_workspace (SAL_PAGE (self)),
                                      NULL);

        g_signal_connect_object (
            part, "notify", G_CALLBACK (sal_parted_page_update), self, G_CONNECT_SWAPPED);
        adw_bin_set_child (ADW_BIN (adw_view_stack_get_visible_child (priv->stack)),
                           GTK_WIDGET (part));
        if (SAL_PARTED_PAGE_GET_CLASS (self)->part_made != NULL)
          SAL_PARTED_PAGE_GET_CLASS (self)->part_made (self, part);
      }
  sal_parted_page_update (self);
}

/**
 * sal_parted_page_set_parts:
 * @self: a page
 * @stack: of its template, empty
 * @parts: (array length=n_parts): in the order of the switcher; they are not copied
 * @n_parts: how many
 *
 * Gives the page its parts, once, of which the first shows.
 */
void
sal_parted_page_set_parts (SalPartedPage *self,
                           AdwViewStack *stack,
                           const SalPagePart *parts,
                           guint n_parts)
{
  SalPartedPagePrivate *priv = get_private (self);

  g_return_if_fail (priv->stack == NULL);

  priv->parts = parts;
  priv->n_parts = n_parts;
  for (guint i = 0; i < n_parts; i++)
    adw_view_stack_add_titled_with_icon (
        stack, adw_bin_new (), parts[i].name, _ (parts[i].title), parts[i].icon_name);
  priv->stack = stack;
  g_signal_connect_object (
      stack, "notify::visible-child", G_CALLBACK (part_chosen_cb), self, G_CONNECT_SWAPPED);
  part_chosen_cb (self);
}

/* --- what parts do for the page --- */

static void
sal_parted_page_real_update (SalPartedPage *self)
{
  SalPage *part = sal_parted_page_get_part (self);
  g_autofree char *subtitle = NULL;

  if (part != NULL)
    g_object_get (part, "subtitle", &subtitle, NULL);
  sal_page_set_subtitle (SAL_PAGE (self), subtitle);
  sal_page_set_can_go_back (SAL_PAGE (self), part != NULL && sal_page_get_can_go_back (part));
  sal_page_set_busy (SAL_PAGE (self),
                     get_private (self)->opening || (part != NULL && sal_page_is_busy (part)));
}

static void
sal_parted_page_go_back (SalPage *page)
{
  sal_page_go_back (sal_parted_page_get_part (SAL_PARTED_PAGE (page)));
}

static gboolean
sal_parted_page_focus_search (SalPage *page)
{
  SalPage *part = sal_parted_page_get_part (SAL_PARTED_PAGE (page));

  return part != NULL && sal_page_focus_search (part);
}

/* The name of a part shows it; what follows behind a slash is a target of that part. */
static gboolean
sal_parted_page_show_target (SalPage *page, const char *target)
{
  SalPartedPagePrivate *priv = get_private (page);
  g_auto (GStrv) words = g_strsplit (target, "/", 2);

  if (priv->stack == NULL || words[0] == NULL ||
      adw_view_stack_get_child_by_name (priv->stack, words[0]) == NULL)
    return FALSE;

  adw_view_stack_set_visible_child_name (priv->stack, words[0]);

  return words[1] == NULL ||
         sal_page_show_target (sal_parted_page_get_part (SAL_PARTED_PAGE (page)), words[1]);
}

/* Those of one part after the other. */
static const char *
sal_parted_page_show_view (SalPage *page, guint index)
{
  SalPartedPage *self = SAL_PARTED_PAGE (page);
  SalPartedPagePrivate *priv = get_private (page);

  if (sal_parted_page_get_part (self) == NULL)
    return NULL;
  if (index < priv->view_first)
    priv->view_part = priv->view_first = 0;
  for (;; priv->view_part++, priv->view_first = index)
    {
      const char *view;

      adw_view_stack_set_visible_child_name (priv->stack, priv->parts[priv->view_part].name);
      view = sal_page_show_view (sal_parted_page_get_part (self), index - priv->view_first);
      if (view != NULL || priv->view_part + 1 == priv->n_parts)
        return view;
    }
}

/* (nullable): a part in which something was entered and not stored */
static SalPage *
find_modified_part (SalPartedPage *self)
{
  SalPartedPagePrivate *priv = get_private (self);

  for (guint i = 0; i < priv->n_parts; i++)
    {
      SalPage *part = sal_parted_page_find_part (self, priv->parts[i].name);

      if (part != NULL && sal_page_is_modified (part))
        return part;
    }

  return NULL;
}

static gboolean
sal_parted_page_is_modified (SalPage *page)
{
  return find_modified_part (SAL_PARTED_PAGE (page)) != NULL;
}

static gboolean
sal_parted_page_has_draft (SalPage *page)
{
  SalPage *part = sal_parted_page_get_part (SAL_PARTED_PAGE (page));

  return part != NULL && gtk_widget_get_mapped (GTK_WIDGET (part)) && sal_page_has_draft (part);
}

static void ask_parts_to_leave (SalPartedPage *self, GTask *task);

static void
part_left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SalPartedPage *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (sal_page_leave_finish (SAL_PAGE (source), result, &error))
    ask_parts_to_leave (self, g_steal_pointer (&task));
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, FALSE);
}

/* @task: (transfer full) */
static void
ask_parts_to_leave (SalPartedPage *self, GTask *task)
{
  SalPage *part = find_modified_part (self);

  if (part == NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  adw_view_stack_set_visible_child (get_private (self)->stack,
                                    gtk_widget_get_parent (GTK_WIDGET (part)));
  sal_page_leave_async (part, part_left_cb, task);
}

/* @task: (transfer full) */
static void
sal_parted_page_leave_async (SalPage *page, GTask *task)
{
  ask_parts_to_leave (SAL_PARTED_PAGE (page), task);
}

static void
sal_parted_page_dispose (GObject *object)
{
  SalPartedPagePrivate *priv = get_private (object);

  priv->stack = NULL;
  priv->n_parts = 0;

  G_OBJECT_CLASS (sal_parted_page_parent_class)->dispose (object);
}

static void
sal_parted_page_class_init (SalPartedPageClass *klass)
{
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_parted_page_dispose;
  page_class->go_back = sal_parted_page_go_back;
  page_class->focus_search = sal_parted_page_focus_search;
  page_class->show_target = sal_parted_page_show_target;
  page_class->show_view = sal_parted_page_show_view;
  page_class->is_modified = sal_parted_page_is_modified;
  page_class->has_draft = sal_parted_page_has_draft;
  page_class->leave_async = sal_parted_page_leave_async;
  klass->update = sal_parted_page_real_update;

  /* for the templates of subclasses */
  g_type_ensure (SAL_TYPE_VIEW_SWITCHER);
}

static void
sal_parted_page_init (SalPartedPage *self)
{
}
