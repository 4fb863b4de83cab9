"""Puts whole objects in the place of their ids. https://docs.stripe.com/api/expanding_objects"""
from . import errors
from .resources.kinds import kept

DEEPEST = 4


def expanded(thing, paths):
    """What a handler answers, as JSON: the object, or a list of them, with what `expand[]` asks for."""
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        raise errors.invalid('Invalid array', 'expand')
    shown = thing._export()
    for path in paths:
        steps = path.split('.')
        if len(steps) > DEEPEST:
            raise errors.invalid(f'You cannot expand more than {DEEPEST} levels of a property. You tried: {path}', 'expand')
        expand(shown, steps, path)
    return shown


def expand(shown, steps, path):
    if isinstance(shown, list):
        for item in shown:
            expand(item, steps, path)
        return
    if not isinstance(shown, dict):
        return
    step, *further = steps
    if step not in shown:
        shown[step] = on_demand(shown, step, path)
    elif isinstance(shown[step], str):
        shown[step] = whole(shown[step], path)
    if further:
        expand(shown[step], further, path)


def on_demand(shown, step, path):
    """What is not in an object unless it is asked for, such as the refunds of a charge."""
    thing = kept(shown['id']) if shown.get('id') else None
    if step not in getattr(thing, '_on_demand', ()):
        raise errors.invalid(f'This property cannot be expanded ({path}).', 'expand')
    return getattr(thing, step)._export()


def whole(id, path):
    thing = kept(id)
    if thing is None:
        raise errors.invalid(f'This property cannot be expanded ({path}).', 'expand')
    return thing._export()
